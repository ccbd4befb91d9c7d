import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { EventHub } from './hub.ts';

/** One who keeps something about tickets in memory. */
export interface TicketFollower<Row> {
  /** A ticket changed. */
  readonly noticed: (item: QueueItem) => void;
  /** What the database holds of tickets that were there before. */
  readonly read: () => Promise<readonly Row[]>;
  readonly add: (row: Row) => void;
}

/** Follows a hub that is open, from what is stored on. Of a ticket that changes meanwhile, only the change counts. */
export async function followTickets<Row extends { readonly ticketId: string }>(
  hub: EventHub,
  { noticed, read, add }: TicketFollower<Row>,
): Promise<void> {
  const heard = new Set<string>();
  let loading = true;
  hub.subscribe(({ item }) => {
    if (loading) heard.add(item.ticketId);
    noticed(item);
  });
  for (const row of await read()) if (!heard.has(row.ticketId)) add(row);
  loading = false;
}
