import { z } from 'zod';
import type { ReportType } from './report-type.ts';
import type { Resolution } from './ticket.ts';
import { visitorWordsSchema } from './visit.ts';

/** Working time that it cost, as far as somebody can tell afterwards. */
export const timeLostSchema = z.enum([
  'under-15-minutes',
  'under-1-hour',
  'under-4-hours',
  'over-4-hours',
  'day-or-more',
]);
export type TimeLost = z.infer<typeof timeLostSchema>;

/** What a visitor says of a closed ticket, once it is behind him. */
export const feedbackSchema = z.strictObject({
  solved: z.enum(['yes', 'partly', 'no']),
  timeLost: timeLostSchema,
  words: visitorWordsSchema,
});
export type Feedback = z.infer<typeof feedbackSchema>;

const dayMs = 24 * 60 * 60 * 1000;

/** Whether feedback may be given, or given otherwise: once, and changed for a day. `givenAt` is RFC 3339. */
export function mayGiveFeedback(givenAt: string | null, nowMs: number): boolean {
  return givenAt === null || nowMs - Date.parse(givenAt) <= dayMs;
}

/** What was said since the ticket was closed; when it had to be opened again, that is asked anew. */
export function feedbackSince<T extends { readonly givenAt: string }>(
  closedAt: string | null,
  given: T | null,
): T | null {
  if (given === null || closedAt === null) return given;
  return Date.parse(given.givenAt) < Date.parse(closedAt) ? null : given;
}

/** Of what was resolved more days ago nobody knows any more how it went. */
const longestRememberedDays = 30;

/**
 * Whether the visitor of a closed ticket is asked by mail: of a complaint no mail says that it was there, what was
 * refused, withdrawn or left to somebody else was not solved here, and what the desk closed long afterwards, as all that
 * an older desk had left open, is forgotten.
 */
export function isAskedByMail({
  reportType,
  closingCode,
  resolvedAt,
  closedAt,
}: {
  readonly reportType: ReportType;
  readonly closingCode: Resolution['closingCode'] | null;
  readonly resolvedAt: string | null;
  readonly closedAt: string;
}): boolean {
  if (reportType === 'complaint' || closingCode === null) return false;
  const openMs = Date.parse(closedAt) - Date.parse(resolvedAt ?? closedAt);
  if (openMs > longestRememberedDays * 24 * 60 * 60 * 1000) return false;
  return closingCode !== 'refused' && closingCode !== 'withdrawn' && closingCode !== 'referred';
}

/** Whether somebody says again what he said before. */
export function isSameFeedback(before: Feedback | null, said: Feedback): boolean {
  return (
    before !== null &&
    before.solved === said.solved &&
    before.timeLost === said.timeLost &&
    before.words === said.words
  );
}

/** How often each answer was given. */
export const feedbackSumsSchema = z.strictObject({
  given: z.int().min(0),
  solved: z.record(feedbackSchema.shape.solved, z.int().min(0)),
  timeLost: z.record(timeLostSchema, z.int().min(0)),
});
export type FeedbackSums = z.infer<typeof feedbackSumsSchema>;

/** Adds up answers that were counted by pair. */
export function sumFeedback(
  counted: readonly (Pick<Feedback, 'solved' | 'timeLost'> & { readonly count: number })[],
): FeedbackSums {
  const sum = (rows: typeof counted) => rows.reduce((total, { count }) => total + count, 0);
  const bySolved = (answer: Feedback['solved']) =>
    sum(counted.filter(({ solved }) => solved === answer));
  const byTime = (answer: TimeLost) => sum(counted.filter(({ timeLost }) => timeLost === answer));
  return {
    given: sum(counted),
    solved: { yes: bySolved('yes'), partly: bySolved('partly'), no: bySolved('no') },
    timeLost: {
      'under-15-minutes': byTime('under-15-minutes'),
      'under-1-hour': byTime('under-1-hour'),
      'under-4-hours': byTime('under-4-hours'),
      'over-4-hours': byTime('over-4-hours'),
      'day-or-more': byTime('day-or-more'),
    },
  };
}
