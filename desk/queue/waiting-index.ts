import type { Priority } from '../../shared/domain/priority.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { EventHub } from '../events/hub.ts';
import type { Place } from '../store/queue-order.ts';
import { waitingInOrder } from '../store/ticket-store.ts';
import type { DeskDatabase } from '../store/tables.ts';

type Waiting = Pick<Place, 'priority' | 'arrivedAt'> & { readonly queue: WorkQueue };

const priorities: readonly Priority[] = [1, 2, 3, 4, 5];

/**
 * Who waits, kept by following the events, so that nobody has to count a queue in the database while a
 * visitor stands at the kiosk. As new as the last event that this desk has passed on: two who come in
 * at the same instant may be told the same place; the pages that follow the queue put it right.
 */
export class WaitingIndex {
  private readonly places = new Map<string, Waiting>();
  /** Arrivals in order, by queue and priority; RFC 3339 in UTC sorts as text. */
  private readonly arrivals = new Map<string, string[]>();

  /** Follows a hub that is open. */
  async open(hub: EventHub, database: DeskDatabase): Promise<void> {
    const heard = new Set<string>();
    let loading = true;
    hub.subscribe(({ item }) => {
      if (loading) heard.add(item.ticketId);
      this.noticed(item);
    });
    for (const one of await waitingInOrder(database.read)) {
      // What was heard meanwhile is newer than what was read.
      if (!heard.has(one.ticketId)) this.add(one.ticketId, one);
    }
    loading = false;
  }

  /** How many of a queue are served before a place in it. */
  ahead(queue: WorkQueue, { priority, arrivedAt }: Pick<Place, 'priority' | 'arrivedAt'>): number {
    let ahead = 0;
    for (const other of priorities) {
      if (other > priority) break;
      const arrivals = this.arrivals.get(`${queue} ${other}`) ?? [];
      ahead += other < priority ? arrivals.length : placeAfter(arrivals, arrivedAt);
    }
    return ahead;
  }

  /** Takes in what became of a ticket. */
  noticed({ ticketId, status, ...place }: Waiting & Pick<QueueItem, 'ticketId' | 'status'>): void {
    this.remove(ticketId);
    if (status === 'waiting') this.add(ticketId, place);
  }

  private add(ticketId: string, { queue, priority, arrivedAt }: Waiting): void {
    this.places.set(ticketId, { queue, priority, arrivedAt });
    const key = `${queue} ${priority}`;
    const arrivals = this.arrivals.get(key) ?? [];
    this.arrivals.set(key, arrivals);
    arrivals.splice(placeAfter(arrivals, arrivedAt), 0, arrivedAt);
  }

  private remove(ticketId: string): void {
    const place = this.places.get(ticketId);
    if (place === undefined) return;
    this.places.delete(ticketId);
    const arrivals = this.arrivals.get(`${place.queue} ${place.priority}`) ?? [];
    arrivals.splice(placeAfter(arrivals, place.arrivedAt) - 1, 1);
  }
}

/** How many of a sorted list are not later than a moment. */
function placeAfter(arrivals: readonly string[], arrivedAt: string): number {
  let low = 0;
  let high = arrivals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((arrivals[middle] ?? '') <= arrivedAt) low = middle + 1;
    else high = middle;
  }
  return low;
}
