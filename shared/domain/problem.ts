import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { type QueueItem, staffWordsSchema } from './ticket.ts';

/** `proposed` by the desk itself; a lead makes it `new`, or puts it away as `refused`. */
export const problemStateSchema = z.enum(['proposed', 'new', 'known-error', 'resolved', 'refused']);
export type ProblemState = z.infer<typeof problemStateSchema>;

/** What a person writes of a problem: the cause behind several tickets. */
export const problemWordsSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  description: z.string().trim().max(4000),
  /** What helps until it is solved; null when nothing is known. */
  workaround: staffWordsSchema.nullable(),
});

export const problemSchema = problemWordsSchema.extend({
  problemId: uuidSchema,
  /** Shown as `P-3`. */
  number: z.int().positive(),
  state: problemStateSchema,
  /** What its tickets have in common, when the desk proposed it. */
  alike: z
    .strictObject({ category: z.string().max(40), sign: z.string().max(60).nullable() })
    .nullable(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  /** Linked tickets that the asker may see. */
  tickets: z.int().min(0),
});
export type Problem = z.infer<typeof problemSchema>;

/** Tickets that look the same, oldest first. */
export interface AlikeGroup {
  /** Equal for equal groups. */
  readonly signature: string;
  readonly category: string;
  /** The worst finding, else the kind of device; null without a device. */
  readonly sign: string | null;
  readonly ticketIds: readonly string[];
}

type Visit = Pick<
  QueueItem,
  'ticketId' | 'queue' | 'category' | 'worstFinding' | 'worstVerdict' | 'deviceKind' | 'arrivedAt'
>;

/** What says nothing in common: everything else goes there. */
const catchAll = 'something-else';

/**
 * The groups of at least `fewest` visits since a moment that share category and worst finding, or kind
 * of device when nothing was found. Nothing confidential is counted.
 */
export function alikeGroups(
  visits: readonly Visit[],
  since: string,
  fewest: number,
): readonly AlikeGroup[] {
  const groups = new Map<string, AlikeGroup>();
  const counted = visits
    .filter((visit) => visit.queue !== 'confidential' && visit.arrivedAt >= since)
    .toSorted((one, other) => one.arrivedAt.localeCompare(other.arrivedAt));
  for (const { ticketId, category, ...visit } of counted) {
    if (category === null || category === catchAll) continue;
    const sign = signOf(visit);
    const signature = `${category} ${sign ?? '-'}`;
    const before = groups.get(signature)?.ticketIds ?? [];
    groups.set(signature, { signature, category, sign, ticketIds: [...before, ticketId] });
  }
  return [...groups.values()].filter(({ ticketIds }) => ticketIds.length >= fewest);
}

function signOf({
  worstFinding,
  worstVerdict,
  deviceKind,
}: Pick<Visit, 'worstFinding' | 'worstVerdict' | 'deviceKind'>): string | null {
  const isTrouble = worstVerdict === 'fault' || worstVerdict === 'attention';
  return isTrouble && worstFinding !== null ? worstFinding.code : deviceKind;
}
