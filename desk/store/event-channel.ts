import { ticketEventSchema, queueItemSchema } from '../../shared/domain/ticket.ts';
import { z } from 'zod';
import type { StreamedEvent } from './event-store.ts';

/** On PostgreSQL, the channel on which desks tell each other that the event table grew. */
export const eventChannel = 'balie_events';

const toldSchema = z.strictObject({
  eventId: z.int().positive(),
  kind: ticketEventSchema.shape.kind,
  actor: ticketEventSchema.shape.actor,
  details: ticketEventSchema.shape.details,
  item: queueItemSchema,
});

/** The event that a notification carries; null when it carries none that this desk knows: it is in the table. */
export function toldEvent(payload: string): StreamedEvent | null {
  if (payload === '') return null;
  try {
    return toldSchema.parse(JSON.parse(payload));
  } catch {
    // A newer desk may tell more than this one knows.
    return null;
  }
}
