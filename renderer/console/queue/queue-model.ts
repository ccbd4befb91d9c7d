import { isTicketOver } from '../../../shared/domain/ticket-over.ts';
import type { QueueEvent, QueueSnapshot } from '../../../shared/contract/desk-contract.ts';
import type { QueueItem, Ticket } from '../../../shared/domain/ticket.ts';

/**
 * The live queue as this page knows it. Every ticket remembers the event that it stands at, so an
 * event is applied once, an older one never overwrites a newer one, and the order in which snapshot,
 * stream and replies arrive does not matter.
 */
export interface QueueModel {
  /** The newest snapshot's event; tickets without an entry in `standing` stand at it. */
  readonly snapshotId: number;
  readonly items: ReadonlyMap<string, QueueItem>;
  /** Ticket → the event by which it last changed after the snapshot, also when it left the queue. */
  readonly standing: ReadonlyMap<string, { readonly eventId: number; readonly item: QueueItem }>;
  readonly loaded: boolean;
}

export const emptyQueue: QueueModel = {
  snapshotId: 0,
  items: new Map(),
  standing: new Map(),
  loaded: false,
};

/** The queue holds everything that is not closed or cancelled (contract, `queue.get`). */
export function isOpen(item: QueueItem): boolean {
  return !isTicketOver(item.status);
}

/** Takes over a snapshot; what is already known to be newer than it stays. */
export function withSnapshot(model: QueueModel, snapshot: QueueSnapshot): QueueModel {
  if (model.loaded && snapshot.eventId < model.snapshotId) return model;
  const items = new Map(snapshot.items.map((item) => [item.ticketId, item]));
  const standing = new Map<string, { eventId: number; item: QueueItem }>();
  for (const [ticketId, known] of model.standing) {
    if (known.eventId <= snapshot.eventId) continue;
    standing.set(ticketId, known);
    place(items, known.item);
  }
  return { snapshotId: snapshot.eventId, items, standing, loaded: true };
}

/** Applies one event of the stream; an event that is already in the picture changes nothing. */
export function withEvent(model: QueueModel, event: QueueEvent): QueueModel {
  return withItem(model, event.item, event.eventId);
}

/** Applies the card that a call answered, so that one's own change shows without waiting. */
export function withTicket(model: QueueModel, ticket: Ticket): QueueModel {
  const eventId = ticket.history.reduce((last, event) => Math.max(last, event.eventId), 0);
  return withItem(model, ticket.item, eventId);
}

function withItem(model: QueueModel, item: QueueItem, eventId: number): QueueModel {
  const stands = model.standing.get(item.ticketId)?.eventId ?? model.snapshotId;
  if (eventId <= stands) return model;
  const items = new Map(model.items);
  place(items, item);
  const standing = new Map(model.standing).set(item.ticketId, { eventId, item });
  return { ...model, items, standing };
}

function place(items: Map<string, QueueItem>, item: QueueItem): void {
  if (isOpen(item)) items.set(item.ticketId, item);
  else items.delete(item.ticketId);
}
