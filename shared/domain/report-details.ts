import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';
import { cleanParagraphs } from '../base/untrusted-text.ts';
import { personalLineSchema } from './person.ts';
import type { Errand, ReportType } from './report-type.ts';

/** Some sentences about a report, by whoever fills in the fact. */
const sentencesSchema = z
  .string()
  .max(4000)
  .transform((text) => cleanParagraphs(text, 1000))
  .pipe(z.string().min(1).max(1000));

/** `2026-11-27`: a day without a time of day. */
export const daySchema = z.iso.date();

/** By when a change is wished: a day, or any day will do. */
export const wishedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('on'), day: daySchema }),
  z.strictObject({ kind: z.literal('any-day') }),
]);

/** How long an access lasts. Without an end it must be said so. */
export const accessEndSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('until'), day: daySchema }),
  z.strictObject({ kind: z.literal('unlimited') }),
]);

export const changeRiskSchema = z.enum(['small', 'some', 'large', 'unknown']);
export type ChangeRisk = z.infer<typeof changeRiskSchema>;

/**
 * The facts of each type of report beside its reason. Null is a fact that nobody has given yet; which
 * of them may not stay null is said by `missingFacts`.
 */
export const reportDetailsSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('incident'),
    /** Whether the work can go on in another way meanwhile. */
    workaround: z.enum(['none', 'have-one']).nullable(),
  }),
  z.strictObject({ type: z.literal('information') }),
  z.strictObject({
    type: z.literal('change'),
    why: sentencesSchema.nullable(),
    wished: wishedSchema.nullable(),
    /** Name or staff number, as typed. */
    approver: personalLineSchema.nullable(),
    risk: changeRiskSchema.nullable(),
    /** The day that was agreed with the reporter. */
    agreedDay: daySchema.nullable(),
  }),
  z.strictObject({
    type: z.literal('authorisation'),
    /** The name of a system, from the tiles or as typed. */
    system: personalLineSchema.nullable(),
    role: personalLineSchema.nullable(),
    reason: sentencesSchema.nullable(),
    end: accessEndSchema.nullable(),
    /** Name or staff number, as typed. */
    approver: personalLineSchema.nullable(),
  }),
  z.strictObject({
    type: z.literal('complaint'),
    /** About whom or what. */
    about: personalLineSchema.nullable(),
    /** What would make it good. */
    wish: personalLineSchema.nullable(),
    /** Until when an answer was promised. */
    replyBy: timestampSchema.nullable(),
    /** Who answers for the answer; a name, since accounts come and go. */
    owner: personalLineSchema.nullable(),
    /** The answer that the reporter was given. */
    reply: sentencesSchema.nullable(),
  }),
]);
export type ReportDetails = z.infer<typeof reportDetailsSchema>;
export type DetailsOf<T extends ReportType> = Extract<ReportDetails, { type: T }>;

/** Until when who complained was promised an answer; null for any other report, or when none was promised. */
export function promisedReply(details: ReportDetails | null | undefined): string | null {
  return details?.type === 'complaint' ? details.replyBy : null;
}

/** For whom somebody reports. */
export const forWhomSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('myself') }),
  /** For a colleague, by name or staff number as typed. */
  z.strictObject({ kind: z.literal('team-member'), who: personalLineSchema }),
  z.strictObject({ kind: z.literal('as-manager') }),
]);
export type ForWhom = z.infer<typeof forWhomSchema>;

const emptyForms: { readonly [T in ReportType]: DetailsOf<T> } = {
  incident: { type: 'incident', workaround: null },
  information: { type: 'information' },
  change: {
    type: 'change',
    why: null,
    wished: null,
    approver: null,
    risk: null,
    agreedDay: null,
  },
  authorisation: {
    type: 'authorisation',
    system: null,
    role: null,
    reason: null,
    end: null,
    approver: null,
  },
  complaint: {
    type: 'complaint',
    about: null,
    wish: null,
    replyBy: null,
    owner: null,
    reply: null,
  },
};

/** The form of a type of report before anything is filled in. */
export function emptyDetails<T extends ReportType>(type: T): DetailsOf<T> {
  return emptyForms[type];
}

/** A hand-over counts as a change but is no request for one: it is asked none of these facts. */
export function hasDetails(errand: Errand): boolean {
  return errand !== 'handover';
}

/** The facts that a report of a type cannot do without, in the order in which they are asked. */
export const mandatoryFacts = {
  incident: [],
  information: [],
  change: ['why', 'wished', 'approver', 'risk'],
  authorisation: ['system', 'role', 'reason', 'end', 'approver'],
  complaint: ['about', 'wish'],
} as const satisfies Readonly<Record<ReportType, readonly string[]>>;
export type MandatoryFact = (typeof mandatoryFacts)[ReportType][number];

/** The mandatory facts that are not given yet, in the order in which they are asked. */
export function missingFacts(details: ReportDetails): readonly MandatoryFact[] {
  const given = new Map<string, unknown>(Object.entries(details));
  return mandatoryFacts[details.type].filter((fact) => (given.get(fact) ?? null) === null);
}
