import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { EventHub } from './hub.ts';

/** One who keeps something about tickets in memory. */
export interface TicketFollower<Row> {
  /** A ticket changed. */
  readonly noticed: (item: QueueItem) => void;
  /** What the database holds of tickets that were there before. */
  readonly read: () => Promise<readonly Row[]>;
  readonly add: (row: Row) => void;
  /** All of it is read anew. */
  readonly clear: () => void;
}

/**
 * Follows a hub that is open, from what is stored on. Of a ticket that changes meanwhile, only the change
 * counts. When events are lost, what is stored is read again.
 */
export async function followTickets<Row extends { readonly ticketId: string }>(
  hub: EventHub,
  { noticed, read, add, clear }: TicketFollower<Row>,
): Promise<void> {
  const heard = new Set<string>();
  let loading = true;
  hub.subscribe(({ item }) => {
    if (loading) heard.add(item.ticketId);
    noticed(item);
  });
  for (const row of await read()) if (!heard.has(row.ticketId)) add(row);
  loading = false;
  hub.onLoss(async () => {
    // No event is passed on meanwhile.
    const rows = await read();
    clear();
    for (const row of rows) add(row);
  });
}
