import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { todaySchema } from './closing-time.ts';
import { siteSchema } from './site.ts';
import { visitCodeSchema } from './ticket.ts';
import { waitRangeSchema } from './wait-estimate.ts';

/** An appointment of a visitor who came to another site than where he is expected. */
export const elsewhereSchema = z.strictObject({
  startsAt: timestampSchema,
  site: siteSchema.shape.name,
  where: siteSchema.shape.where,
});
export type Elsewhere = Readonly<z.infer<typeof elsewhereSchema>>;

/** The desk's reply to a visit; a replay of the same visit gets the same. */
export const intakeReplySchema = z.strictObject({
  ticketId: uuidSchema,
  number: z.int().positive(),
  visitCode: visitCodeSchema,
  statusPath: z.string().regex(/^\/s\/[A-Za-z0-9_-]{22,}$/u),
  peopleAhead: z.int().min(0),
  wait: waitRangeSchema,
  /** The time of the appointment that the visit keeps. As `elsewhere` only for a kiosk that says `Balie-Knows: appointments`. */
  appointmentAt: timestampSchema.optional(),
  elsewhere: elsewhereSchema.optional(),
});
export type IntakeReply = z.infer<typeof intakeReplySchema>;

/**
 * The same as the desk keeps it and tells staff. A kiosk reckons `today` from the closing time in its greeting:
 * an older one refuses a reply that has it.
 */
export const promisedReplySchema = z.strictObject({
  ...intakeReplySchema.shape,
  /** The visitor was told that he may not be helped today. */
  today: todaySchema.optional(),
});
export type PromisedReply = z.infer<typeof promisedReplySchema>;
