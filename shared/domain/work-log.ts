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
});
