import { ticketEventSchema, queueItemSchema } from '../../shared/domain/ticket.ts';
import { z } from 'zod';
import { newToken } from '../auth/token.ts';
import type { StreamedEvent } from './event-store.ts';
import { keptSecret } from './secret-store.ts';
import type { DeskDatabase } from './tables.ts';

/** On PostgreSQL, the channel on which desks tell each other that the event table grew. It never carries anything. */
export const eventChannel = 'balie_events';

/** The name of the secret in the name of the other channel. */
export const visitChannelSecret = 'visit-channel';
/** What stands before it. */
export const visitChannelPrefix = 'balie_visits_';

/**
 * The channel that carries events. PostgreSQL lets everybody who may connect listen and notify, so its name is what
 * keeps it: whoever cannot read this desk's tables does not know it.
 */
export async function visitChannel(database: DeskDatabase): Promise<string> {
  return visitChannelPrefix + (await keptSecret(database, visitChannelSecret, newToken));
}

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
