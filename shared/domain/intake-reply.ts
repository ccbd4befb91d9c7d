import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { visitCodeSchema } from './ticket.ts';
import { waitRangeSchema } from './wait-estimate.ts';

/** The desk's reply to a visit; a replay of the same visit gets the same. */
export const intakeReplySchema = z.strictObject({
  ticketId: uuidSchema,
  number: z.int().positive(),
  visitCode: visitCodeSchema,
  statusPath: z.string().regex(/^\/s\/[A-Za-z0-9_-]{22,}$/u),
  peopleAhead: z.int().min(0),
  wait: waitRangeSchema,
});
export type IntakeReply = z.infer<typeof intakeReplySchema>;
