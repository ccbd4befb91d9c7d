import { z } from 'zod';

/** After how many days each kind of personal data goes, with the least and the most that may be chosen. */
export const retentionBounds = {
  /** Name, words, readout and history of a ticket, after it was closed or cancelled. */
  ticketDays: { least: 30, most: 3650, ordinary: 365 },
  /** Photos and files of a ticket, after it was closed. */
  fileDays: { least: 7, most: 3650, ordinary: 90 },
  /** Raw exchanges of a reading, after they came in. */
  exchangeDays: { least: 1, most: 365, ordinary: 30 },
  /** Who had an appointment and why, after its day. */
  appointmentDays: { least: 1, most: 365, ordinary: 30 },
  /** Lines in the bells of staff. */
  noticeDays: { least: 7, most: 90, ordinary: 30 },
} as const;

/** The kinds, in the order of the page; words stand in the catalogue as `retention:kind.<kind>`. */
// Object.keys loses the literal types; the table is `as const`, so the keys are exactly these.
export const retentionKinds = Object.keys(retentionBounds) as (keyof typeof retentionBounds)[];

const daysOf = (kind: keyof typeof retentionBounds) =>
  z.int().min(retentionBounds[kind].least).max(retentionBounds[kind].most);

/** The terms that an admin chose. Nothing is erased before somebody did. */
export const retentionTermsSchema = z
  .strictObject({
    ticketDays: daysOf('ticketDays'),
    fileDays: daysOf('fileDays'),
    exchangeDays: daysOf('exchangeDays'),
    appointmentDays: daysOf('appointmentDays'),
    noticeDays: daysOf('noticeDays'),
  })
  .refine(({ ticketDays, fileDays }) => fileDays <= ticketDays, {
    path: ['fileDays'],
    message: 'files go with their ticket at the latest',
  });
export type RetentionTerms = z.infer<typeof retentionTermsSchema>;

/** What the page proposes while nobody chose. */
export const ordinaryTerms: RetentionTerms = {
  ticketDays: retentionBounds.ticketDays.ordinary,
  fileDays: retentionBounds.fileDays.ordinary,
  exchangeDays: retentionBounds.exchangeDays.ordinary,
  appointmentDays: retentionBounds.appointmentDays.ordinary,
  noticeDays: retentionBounds.noticeDays.ordinary,
};

/** How much went in one turn, or goes when one person is erased. */
export const erasedCountsSchema = z.strictObject({
  tickets: z.int().min(0),
  files: z.int().min(0),
  exchanges: z.int().min(0),
  appointments: z.int().min(0),
});
export type ErasedCounts = z.infer<typeof erasedCountsSchema>;
