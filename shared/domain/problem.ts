import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { type QueueItem, staffWordsSchema } from './ticket.ts';

/** `proposed` by the desk itself; a lead makes it `new`, or puts it away as `refused`. */
export const problemStateSchema = z.enum(['proposed', 'new', 'known-error', 'resolved', 'refused']);
export type ProblemState = z.infer<typeof problemStateSchema>;

/** A problem in one of these takes further tickets in. */
export const openProblemStates = ['proposed', 'new', 'known-error'] as const;

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
  /** One more with each change by a person; absent from a desk that is older than this field. */
  version: z.int().positive().optional(),
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
  /** The open problem of these, which takes them in; null when there is none. */
  readonly problemId: string | null;
}

/** What of a visit tells whether it is like others. */
export type Visit = Pick<
  QueueItem,
  'ticketId' | 'queue' | 'category' | 'worstFinding' | 'worstVerdict' | 'deviceKind' | 'arrivedAt'
>;

/** A problem that the desk once proposed of a group. */
export interface GroupProblem extends Pick<Problem, 'problemId' | 'state' | 'updatedAt'> {
  readonly signature: string;
}

/** What says nothing in common: everything else goes there. */
const catchAll = 'something-else';
/** For so long what a lead refused is not proposed anew, in milliseconds. */
export const refusedForMs = 24 * 60 * 60_000;

/**
 * The groups of visits since a moment that share category and worst finding, or kind of device when nothing
 * was found: of any size where a problem of them is open, else of at least `fewest`. Nothing confidential is
 * counted, and for another problem nothing from before the last one of them was put away.
 *
 * @param known what was proposed of groups, the newest first
 */
export function alikeGroups(
  visits: readonly Visit[],
  since: string,
  fewest: number,
  known: readonly GroupProblem[] = [],
): readonly AlikeGroup[] {
  const groups = new Map<string, AlikeGroup>();
  const counted = visits
    .filter((visit) => visit.queue !== 'confidential' && visit.arrivedAt >= since)
    .toSorted((one, other) => one.arrivedAt.localeCompare(other.arrivedAt));
  for (const { ticketId, category, ...visit } of counted) {
    if (category === null || category === catchAll) continue;
    const sign = signOf(visit);
    const signature = `${category} ${sign ?? '-'}`;
    const ofGroup = known.filter((problem) => problem.signature === signature);
    const problemId = ofGroup.find(isOpen)?.problemId ?? null;
    if (problemId === null && ofGroup.some((one) => visit.arrivedAt < countsAgainFrom(one))) {
      continue;
    }
    const before = groups.get(signature)?.ticketIds ?? [];
    const ticketIds = [...before, ticketId];
    groups.set(signature, { signature, category, sign, ticketIds, problemId });
  }
  return [...groups.values()].filter(
    ({ problemId, ticketIds }) => problemId !== null || ticketIds.length >= fewest,
  );
}

/**
 * Whether leads hear once more that a problem grows: when its tickets have doubled since they were told,
 * and once a day when as many come at a time as would make a problem.
 */
export function isToldAgain(
  told: { readonly tickets: number; readonly at: string },
  now: { readonly tickets: number; readonly lately: number; readonly at: string },
  fewest: number,
): boolean {
  if (now.tickets >= 2 * told.tickets) return true;
  return now.lately >= fewest && Date.parse(now.at) - Date.parse(told.at) >= toldAgainAfterMs;
}

const toldAgainAfterMs = 24 * 60 * 60_000;

function isOpen({ state }: Pick<Problem, 'state'>): boolean {
  return openProblemStates.some((open) => open === state);
}

/** What came before a problem was resolved belongs to it. */
function countsAgainFrom({ state, updatedAt }: GroupProblem): string {
  return state === 'refused'
    ? new Date(Date.parse(updatedAt) + refusedForMs).toISOString()
    : updatedAt;
}

function signOf({
  worstFinding,
  worstVerdict,
  deviceKind,
}: Pick<Visit, 'worstFinding' | 'worstVerdict' | 'deviceKind'>): string | null {
  const isTrouble = worstVerdict === 'fault' || worstVerdict === 'attention';
  return isTrouble && worstFinding !== null ? worstFinding.code : deviceKind;
}
