import type { QueueItem, TicketEvent } from '../../shared/domain/ticket.ts';
import type { NewEvent } from '../store/event-store.ts';
import type { StoredRequest } from '../store/kiosk-request-store.ts';

/** The line of history of a request. `details` that are null are left out. */
export function requestEvent(
  item: QueueItem,
  request: StoredRequest,
  what: Pick<NewEvent, 'at' | 'actor' | 'actorId'> & {
    readonly kind: Extract<TicketEvent['kind'], `ticket.kiosk-${string}`>;
    readonly words?: string | null;
    readonly details?: Readonly<Record<string, string | null>>;
  },
): NewEvent {
  const told = Object.entries(what.details ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [[name, value.slice(0, 200)] as const],
  );
  return {
    item,
    at: what.at,
    actor: what.actor,
    actorId: what.actorId,
    kind: what.kind,
    words: what.words ?? null,
    details: {
      requestId: request.request_id,
      request: request.kind,
      kioskId: request.kiosk_id,
      ...Object.fromEntries(told),
    },
  };
}
