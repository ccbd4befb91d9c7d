import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';

/** ITIL scales: 1 is high, 3 is low. */
export const scaleSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Scale = z.infer<typeof scaleSchema>;

/** 1 is critical, 5 is planning. */
export const prioritySchema = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
]);
export type Priority = z.infer<typeof prioritySchema>;

const matrixRowSchema = z.strictObject({ 1: prioritySchema, 2: prioritySchema, 3: prioritySchema });

/**
 * Impact (row) × urgency (column). More impact or more haste never gives a lower priority: such a
 * matrix is a slip of the hand.
 */
export const priorityMatrixSchema = z
  .strictObject({ 1: matrixRowSchema, 2: matrixRowSchema, 3: matrixRowSchema })
  .refine(isOrdered, 'More impact or urgency must not give a lower priority');
export type PriorityMatrix = z.infer<typeof priorityMatrixSchema>;

/** ITIL's usual matrix, as long as an organisation has none of its own. */
export const usualMatrix: PriorityMatrix = {
  1: { 1: 1, 2: 2, 3: 3 },
  2: { 1: 2, 2: 3, 3: 4 },
  3: { 1: 3, 2: 4, 3: 5 },
};

/** High, middle, low. */
export const scales = [1, 2, 3] as const;

function isOrdered(matrix: Readonly<Record<Scale, Readonly<Record<Scale, Priority>>>>): boolean {
  const steps = [
    [1, 2],
    [2, 3],
  ] as const;
  return scales.every((line) =>
    steps.every(
      ([higher, lower]) =>
        matrix[higher][line] <= matrix[lower][line] && matrix[line][higher] <= matrix[line][lower],
    ),
  );
}

/** Priority from impact and urgency. */
export function priorityOf(impact: Scale, urgency: Scale, matrix: PriorityMatrix): Priority {
  return matrix[impact][urgency];
}

/** What a visitor says about how pressing it is. */
export const urgencyAnswersSchema = z.strictObject({
  since: z.enum(['today', 'this-week', 'longer', 'unknown']),
  canWork: z.enum(['yes', 'partly', 'no']),
  affected: z.enum(['me', 'team', 'many']),
  /** Today's moment by which it must work, as the visitor gave it. */
  deadline: z.strictObject({ at: timestampSchema, words: z.string().max(120) }).nullable(),
});
export type UrgencyAnswers = z.infer<typeof urgencyAnswersSchema>;

/** Why a level was chosen; words stand in the catalogue as `priority.reason.<code>`. */
export const priorityReasonSchema = z.enum([
  'one-person',
  'whole-team',
  'many-people',
  'can-work',
  'can-partly-work',
  'cannot-work',
  'deadline-today',
  /** Within hours of opening; the desk is closed now. */
  'deadline-at-opening',
  'deadline-later',
  'device-fault',
  'lost-or-stolen',
  'no-answers',
  /** Added by the desk's rules (`priority-rules.ts`). */
  'person-role',
  'important-device',
  'device-kind',
  'calendar-event',
]);
export type PriorityReason = z.infer<typeof priorityReasonSchema>;

/** A proposal with its argument, or a technician's decision with his. */
export const assessmentSchema = z.strictObject({
  impact: scaleSchema,
  urgency: scaleSchema,
  priority: prioritySchema,
  reasons: z.array(priorityReasonSchema).max(12),
  /** The reason in words, as it was shown or typed; stored verbatim. */
  argument: z.string().max(500),
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** A proposal before somebody put it into words. */
export type PriorityProposal = Readonly<Omit<Assessment, 'argument'>>;

/** What may raise a proposal beside the visitor's own answers. */
export interface PriorityContext {
  readonly nowMs: number;
  /** When a desk opens that is closed now. Absent while it is open. */
  readonly opensMs?: number | undefined;
  readonly lostOrStolen: boolean;
  readonly deviceFault: boolean;
}

const soonMs = 4 * 60 * 60 * 1000;

const impactOf = {
  me: { impact: 3, reason: 'one-person' },
  team: { impact: 2, reason: 'whole-team' },
  many: { impact: 1, reason: 'many-people' },
} as const;

const urgencyOf = {
  yes: { urgency: 3, reason: 'can-work' },
  partly: { urgency: 2, reason: 'can-partly-work' },
  no: { urgency: 1, reason: 'cannot-work' },
} as const;

/**
 * The priority that the kiosk proposes. Impact is how many people; urgency is whether one can work,
 * one step higher with a deadline within four hours, or within four of opening while the desk is closed; loss or theft is always urgent, since data may
 * be leaking. A visit without answers gets the middle urgency, so that it is neither lost nor first;
 * that it is about one person nobody said.
 */
export function proposePriority(
  answers: UrgencyAnswers | null,
  context: PriorityContext,
  matrix: PriorityMatrix,
): PriorityProposal {
  const reasons: PriorityReason[] = [];
  let impact: Scale = 3;
  let urgency: Scale = 2;
  if (answers === null) {
    reasons.push('no-answers');
  } else {
    const who = impactOf[answers.affected];
    const work = urgencyOf[answers.canWork];
    impact = who.impact;
    urgency = work.urgency;
    reasons.push(who.reason, work.reason);
    if (answers.deadline !== null) {
      const when = haste(Date.parse(answers.deadline.at), context);
      reasons.push(when);
      if (when !== 'deadline-later') urgency = raised(urgency);
    }
  }
  if (context.lostOrStolen) {
    urgency = 1;
    reasons.push('lost-or-stolen');
  } else if (context.deviceFault) {
    reasons.push('device-fault');
  }
  return { impact, urgency, priority: priorityOf(impact, urgency, matrix), reasons };
}

/** While the desk is closed, what is needed soon after it opens is needed soon: nothing happens before. */
function haste(
  atMs: number,
  { nowMs, opensMs = nowMs }: PriorityContext,
): 'deadline-today' | 'deadline-at-opening' | 'deadline-later' {
  if (atMs - nowMs <= soonMs) return 'deadline-today';
  return atMs - opensMs <= soonMs ? 'deadline-at-opening' : 'deadline-later';
}

/** One step higher on a scale. */
export function raised(level: Scale): Scale {
  return level === 3 ? 2 : 1;
}
