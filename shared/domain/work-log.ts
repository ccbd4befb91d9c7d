import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import type { Locale } from './locale.ts';
import { queueItemSchema, staffWordsSchema } from './ticket.ts';

/** Where an entry comes from: a step of a procedure, time at the counter, or somebody's own words. */
export const workSourceSchema = z.enum(['step', 'handling', 'own']);
export type WorkSource = z.infer<typeof workSourceSchema>;

/** Who did what, when, for how long, for whom, with which device (certificaat C0088, work process 3). */
export const workEntrySchema = z.strictObject({
  entryId: uuidSchema,
  at: timestampSchema,
  accountId: uuidSchema,
  by: z.string().max(120),
  minutes: z.int().min(0).max(1440),
  words: z.string().max(4000),
  /** The same in English, of a step. Absent of what a person wrote, and of steps from before this field. */
  wordsEn: z.string().max(4000).optional(),
  source: workSourceSchema,
  /** When it was written down, of work on an earlier day. */
  writtenAt: timestampSchema.optional(),
  /** That it is wrong; it counts in no sum. Only the ticket's own log shows such lines. */
  withdrawn: z
    .strictObject({ at: timestampSchema, by: z.string().max(120), reason: z.string().max(4000) })
    .optional(),
  ticket: queueItemSchema.pick({
    ticketId: true,
    number: true,
    visitCode: true,
    reportType: true,
    visitorName: true,
    deviceName: true,
  }),
});
export type WorkEntry = z.infer<typeof workEntrySchema>;

/** What an entry says to who reads this language; a person's own words are as he wrote them. */
export function workWords({ words, wordsEn }: WorkEntry, locale: Locale): string {
  return locale === 'en' ? (wordsEn ?? words) : words;
}

/** What somebody writes down himself. */
export const ownWorkSchema = z.strictObject({
  words: staffWordsSchema,
  minutes: z.int().min(1).max(1440),
  /** Where the desk stands; today when it is left out. */
  day: z.iso.date().optional(),
});

/** Work is written down at most so many days later. */
export const lateWorkDays = 31;

const dayMs = 24 * 60 * 60 * 1000;

/** Whether work for a ticket can have been done on a day; all three where the desk stands. */
export function mayBeWorkDay(
  day: string,
  { arrived, today }: { readonly arrived: string; readonly today: string },
): boolean {
  return day >= arrived && day <= today && day >= earliestWorkDay(today);
}

/** The first day of which work can still be written down. */
function earliestWorkDay(today: string): string {
  return new Date(Date.parse(today) - lateWorkDays * dayMs).toISOString().slice(0, 10);
}

/** A line is withdrawn once, by who did the work or by whoever leads. */
export function mayWithdrawWork(
  { accountId, withdrawn }: Pick<WorkEntry, 'accountId' | 'withdrawn'>,
  who: { readonly accountId: string; readonly role: string },
): boolean {
  if (withdrawn !== undefined) return false;
  return accountId === who.accountId || who.role === 'lead' || who.role === 'admin';
}
