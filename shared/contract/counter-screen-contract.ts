import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { localeSchema } from '../domain/locale.ts';
import { verdictSchema } from '../domain/readout.ts';
import { verificationSchema, visitCodeSchema } from '../domain/ticket.ts';

/**
 * What the console and the screen that faces the visitor say to each other over a BroadcastChannel of
 * one browser (ADR 25). Nothing of it passes the desk and nothing of it is kept.
 */
export const counterScreenChannel = 'balie-counter-screen';

/** How often a screen says that it is there; who was silent three times as long is away. */
export const screenSpeaksMs = 2_000;
export const silentAfterMs = 3 * screenSpeaksMs;

/** What two readings of the device say, in the visitor's words. */
export const questionChangeSchema = z.strictObject({
  fate: z.enum(['gone', 'new', 'stayed']),
  verdict: verdictSchema,
  words: z.string().max(600),
});
export type QuestionChange = Readonly<z.infer<typeof questionChangeSchema>>;

/** Does it work now, as one visitor is asked. */
export const counterQuestionSchema = z.strictObject({
  questionId: uuidSchema,
  visitCode: visitCodeSchema,
  locale: localeSchema,
  solution: z.string().max(4000).nullable(),
  changes: z.array(questionChangeSchema).max(4),
});
export type CounterQuestion = Readonly<z.infer<typeof counterQuestionSchema>>;

/** What a console says to screens. */
export const toScreenSchema = z.discriminatedUnion('says', [
  z.strictObject({
    says: z.literal('state'),
    consoleId: uuidSchema,
    /** The number that is being served; never a name. */
    serving: visitCodeSchema.nullable(),
    asking: z
      .strictObject({
        question: counterQuestionSchema,
        progress: z.enum(['open', 'sending', 'failed']),
      })
      .nullable(),
  }),
  /** The answer is on the card. */
  z.strictObject({ says: z.literal('answered'), consoleId: uuidSchema, questionId: uuidSchema }),
  z.strictObject({ says: z.literal('gone'), consoleId: uuidSchema }),
]);
export type ToScreen = Readonly<z.infer<typeof toScreenSchema>>;

/** What a screen says to consoles. */
export const toConsoleSchema = z.discriminatedUnion('says', [
  z.strictObject({ says: z.literal('here'), screenId: uuidSchema }),
  z.strictObject({
    says: z.literal('answer'),
    screenId: uuidSchema,
    questionId: uuidSchema,
    verification: verificationSchema,
  }),
  z.strictObject({ says: z.literal('leaving'), screenId: uuidSchema }),
]);
export type ToConsole = Readonly<z.infer<typeof toConsoleSchema>>;
