import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';

/** How often an open card says that somebody looks at it, in milliseconds. */
export const presenceEveryMs = 8_000;
/** So long it is believed after that; two that got lost on the way do not matter. */
export const presenceLastsMs = 30_000;
/** So many colleagues are told at most. */
export const mostPresent = 200;

/** A colleague who has the card of a ticket open. */
export const presenceSchema = z.strictObject({
  ticketId: uuidSchema,
  accountId: uuidSchema,
  name: z.string().max(120),
});
export type Presence = z.infer<typeof presenceSchema>;
