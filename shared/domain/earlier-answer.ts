import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';

/** What became of it since, as its visitor says. */
export const worseSchema = z.enum(['worse', 'cannot-work']);
export type Worse = z.infer<typeof worseSchema>;

/** `other`: it is about something else. The rest says that it is the same. */
export const earlierAnswerSchema = z.strictObject({
  ticketId: uuidSchema,
  answer: z.enum(['same', 'works', 'partly', 'does-not-work', 'other']),
  /** Absent when it is as it was, and from kiosks that do not ask. */
  worse: worseSchema.optional(),
});
export type EarlierAnswer = z.infer<typeof earlierAnswerSchema>;
