import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { staffWordsSchema } from '../ticket.ts';

/**
 * Where an improvement comes from: a model that brings people back, a category that is opened again, a
 * category whose self-help did not hold, or a person of the desk.
 */
export const improvementSourceSchema = z.enum(['repeat-visits', 'reopened', 'self-help', 'person']);
export type ImprovementSource = z.infer<typeof improvementSourceSchema>;

export const improvementStateSchema = z.enum(['proposed', 'planned', 'doing', 'done', 'refused']);
export type ImprovementState = z.infer<typeof improvementStateSchema>;

/** What a person writes. Whoever refuses one says why in `outcome`; whoever is done says what came of it. */
export const improvementWordsSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(160),
    action: z.union([z.literal(''), staffWordsSchema]),
    owner: z.string().trim().max(120),
    dueOn: z.iso.date().nullable(),
    state: improvementStateSchema,
    outcome: z.union([z.literal(''), staffWordsSchema]),
  })
  .refine(
    ({ state, outcome }) => (state !== 'done' && state !== 'refused') || outcome.trim() !== '',
    'An improvement ends with what came of it',
  )
  .refine(
    ({ state, owner }) => (state !== 'planned' && state !== 'doing') || owner !== '',
    'What is planned has an owner',
  );
export type ImprovementWords = z.infer<typeof improvementWordsSchema>;

/** What the figures of a span of days say. */
export const evidenceSchema = z.strictObject({
  source: improvementSourceSchema.exclude(['person']),
  /** A model as its maker calls it, or a category. */
  subject: z.string().max(170),
  from: z.iso.date(),
  until: z.iso.date(),
  /** How often it happened, of how many visits. */
  happened: z.int().positive(),
  of: z.int().positive(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const improvementSchema = z.strictObject({
  ...improvementWordsSchema.shape,
  /** Empty for a proposal of the desk that nobody worded yet: its evidence says what it is. */
  title: z.string().max(160),
  improvementId: uuidSchema,
  /** Null for what a person wrote. */
  evidence: evidenceSchema.nullable(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});
export type Improvement = z.infer<typeof improvementSchema>;

/** As few are chance: fewer than this many times, or less than this share of the visits, is not proposed. */
export const fewestTimes = 3;
const leastShare = 0.15;

/** A visit, as far as it counts here. */
export interface CountedVisit {
  readonly deviceName: string | null;
  readonly category: string | null;
  readonly repeat: boolean;
  readonly reopened: boolean;
  /** Self-help that was said to help: whether it held for a week; null for every other visit. */
  readonly selfHelpHeld: boolean | null;
}

/** What the visits of a span give reason to improve, the most frequent first. */
export function evidenceOf(
  visits: readonly CountedVisit[],
  span: Pick<Evidence, 'from' | 'until'>,
): readonly Evidence[] {
  const counts = new Map<string, { happened: number; of: number }>();
  const count = (source: Evidence['source'], subject: string | null, happened: boolean) => {
    if (subject === null) return;
    const key = `${source}\n${subject}`;
    const so = counts.get(key) ?? { happened: 0, of: 0 };
    counts.set(key, { happened: so.happened + Number(happened), of: so.of + 1 });
  };
  for (const visit of visits) {
    count('repeat-visits', visit.deviceName, visit.repeat);
    count('reopened', visit.category, visit.reopened);
    if (visit.selfHelpHeld !== null) count('self-help', visit.category, !visit.selfHelpHeld);
  }
  return [...counts]
    .filter(([, { happened, of }]) => happened >= fewestTimes && happened / of >= leastShare)
    .map(([key, { happened, of }]) => {
      const [source, subject = ''] = key.split('\n');
      return evidenceSchema.parse({ source, subject, ...span, happened, of });
    })
    .toSorted((one, other) => other.happened - one.happened);
}
