import { z } from 'zod';
import { contentHashSchema, timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanParagraphs } from '../base/untrusted-text.ts';
import { handInSchema } from './hand-in.ts';
import { localeSchema } from './locale.ts';
import { visitorSchema } from './person.ts';
import { assessmentSchema, urgencyAnswersSchema } from './priority.ts';
import { forWhomSchema, reportDetailsSchema } from './report-details.ts';
import { deviceSummarySchema, readoutSchema } from './readout.ts';
import { categorySchema, errandSchema, reportTypeSchema } from './report-type.ts';
import { earlierAnswerSchema } from './earlier-answer.ts';

/** What a visitor wrote in his own words. */
export const visitorWordsSchema = z
  .string()
  .max(8000)
  .transform((text) => cleanParagraphs(text, 1000));

/** The reason for the visit: a tile, the answers of the small triage, own words, a photo. */
export const reasonSchema = z.strictObject({
  category: categorySchema,
  /** Answers to the triage questions of the category: question name → answer name. */
  triage: z.record(z.string().max(40), z.string().max(40)),
  words: visitorWordsSchema,
  photoHash: contentHashSchema.nullable(),
});

/** What the visitor decided about the device before him. Nothing is read without `read`. */
export const deviceDecisionSchema = z.discriminatedUnion('choice', [
  z.strictObject({ choice: z.literal('read'), device: deviceSummarySchema }),
  z.strictObject({ choice: z.literal('charge-only'), device: deviceSummarySchema }),
  z.strictObject({ choice: z.literal('no-device') }),
]);

/** Whether the answer that the kiosk showed was enough. */
export const selfHelpSchema = z.enum(['helped', 'not-enough']);

/**
 * Everything that can happen in a visit. Steps are appended to the kiosk's outbox before the screen
 * moves on; a step of a kind that was there already replaces the earlier answer.
 */
export const visitStepSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('visit-started'),
    by: z.enum(['touch', 'plug', 'badge']),
    locale: localeSchema,
  }),
  z.strictObject({ type: z.literal('locale-chosen'), locale: localeSchema }),
  z.strictObject({ type: z.literal('errand-chosen'), errand: errandSchema }),
  z.strictObject({ type: z.literal('visitor-identified'), visitor: visitorSchema }),
  z.strictObject({ type: z.literal('report-type-chosen'), reportType: reportTypeSchema }),
  z.strictObject({ type: z.literal('reason-given'), reason: reasonSchema }),
  z.strictObject({ type: z.literal('device-decided'), decision: deviceDecisionSchema }),
  z.strictObject({ type: z.literal('device-read'), readout: readoutSchema }),
  z.strictObject({
    type: z.literal('urgency-given'),
    answers: urgencyAnswersSchema,
    /** The proposal exactly as the visitor saw it. */
    proposal: assessmentSchema,
  }),
  z.strictObject({ type: z.literal('person-asked') }),
  z.strictObject({ type: z.literal('earlier-answered'), earlier: earlierAnswerSchema }),
  z.strictObject({ type: z.literal('for-whom-given'), forWhom: forWhomSchema }),
  /** The facts of the report type as far as they are given. */
  z.strictObject({ type: z.literal('details-given'), details: reportDetailsSchema }),
  /** The kiosk showed an answer to a question of this category. */
  z.strictObject({
    type: z.literal('self-help-tried'),
    category: categorySchema,
    outcome: selfHelpSchema,
  }),
  /** What is brought back, and a photo of it. */
  z.strictObject({
    type: z.literal('hand-in-given'),
    handIn: handInSchema,
    photoHash: contentHashSchema.nullable(),
  }),
]);
export type VisitStep = z.infer<typeof visitStepSchema>;

/** The steps that a screen may append by itself; the rest are made by the kiosk core. */
export const visitorStepSchema = z.discriminatedUnion('type', [
  visitStepSchema.options[1],
  visitStepSchema.options[2],
  visitStepSchema.options[4],
  visitStepSchema.options[5],
  visitStepSchema.options[6],
  visitStepSchema.options[8],
  visitStepSchema.options[9],
  visitStepSchema.options[10],
  visitStepSchema.options[11],
  visitStepSchema.options[12],
  visitStepSchema.options[13],
  visitStepSchema.options[14],
]);
export type VisitorStep = z.infer<typeof visitorStepSchema>;

/** Short code with which somebody takes up his own unfinished visit: no vowels, no look-alikes. */
export const resumeCodeSchema = z.string().regex(/^[2-9BCDFGHJKMNPQRTVWXZ]{5}$/u);

/** A visit as far as it has come: the fold of its steps. */
export const visitDraftSchema = z.strictObject({
  visitId: uuidSchema,
  resumeCode: resumeCodeSchema,
  startedAt: timestampSchema,
  startedBy: z.enum(['touch', 'plug', 'badge']),
  locale: localeSchema,
  errand: errandSchema.nullable(),
  visitor: visitorSchema.nullable(),
  reportType: reportTypeSchema.nullable(),
  reason: reasonSchema.nullable(),
  forWhom: forWhomSchema.nullable(),
  details: reportDetailsSchema.nullable(),
  selfHelp: selfHelpSchema.nullable(),
  decision: deviceDecisionSchema.nullable(),
  readout: readoutSchema.nullable(),
  answers: urgencyAnswersSchema.nullable(),
  proposal: assessmentSchema.nullable(),
  personAsked: z.boolean(),
  /** What was said of an earlier ticket; null when nothing was asked. */
  earlier: earlierAnswerSchema.nullable(),
  /** What was said of what is brought back. */
  handIn: handInSchema.nullable(),
});
export type VisitDraft = z.infer<typeof visitDraftSchema>;
