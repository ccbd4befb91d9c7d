import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';

/** `other`: it is about something else. The rest says that it is the same. */
export const earlierAnswerSchema = z.strictObject({
  ticketId: uuidSchema,
  answer: z.enum(['same', 'works', 'partly', 'does-not-work', 'other']),
});
export type EarlierAnswer = z.infer<typeof earlierAnswerSchema>;
