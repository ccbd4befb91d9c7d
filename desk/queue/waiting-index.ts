import { siteIdOf } from '../../shared/domain/site.ts';
import { type Skill, needOf } from '../../shared/domain/skill.ts';
import type { Priority } from '../../shared/domain/priority.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import { followTickets } from '../events/follow-tickets.ts';
import type { EventHub } from '../events/hub.ts';
import type { Place } from '../store/queue-order.ts';
import { waitingInOrder } from '../store/ticket-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import type { ServiceKind } from './service-times.ts';

/** What somebody waits for and since when. */
export interface WaitingPlace extends Pick<Place, 'priority' | 'arrivedAt'> {
  readonly queue: WorkQueue;
  readonly category: QueueItem['category'];
  readonly deviceKind: QueueItem['deviceKind'];
  readonly worstFinding: Pick<NonNullable<QueueItem['worstFinding']>, 'code'> | null;
  readonly siteId?: string | undefined;
  /** The counter that a place is kept for, or null. */
  readonly counter: string | null;
}

/** Where somebody stands or would stand in the queue of a site. */
type Standing = Pick<WaitingPlace, 'siteId' | 'priority' | 'arrivedAt'>;
/** The same, with what for, where that is known. */
type StandingFor = Standing &
  Pick<WaitingPlace, 'queue'> &
  Partial<Pick<WaitingPlace, 'category' | 'deviceKind'>>;

/** What somebody comes for, and who must help him. */
export interface Asked extends ServiceKind {
  /** Null of who does not wait yet. */
  readonly ticketId: string | null;
  /** What follows from device and tile; somebody may have written another (`ticket_need`). */
  readonly need: Skill | null;
}

/** Who is served before somebody. */
export interface Ahead {
  readonly people: number;
  /** What the first of them come for, as many as an estimate needs. */
  readonly kinds: readonly Asked[];
  /** Of him who stands behind them. */
  readonly own: Pick<Asked, 'ticketId' | 'need'>;
  /** The same: who is more urgent and still comes is served before him too. */
  readonly priority: Priority;
}

/** What is kept of a place: nothing of who waits there. */
type Kept = Pick<WaitingPlace, 'queue' | 'siteId' | 'priority' | 'arrivedAt' | 'counter'>;

interface Arrival {
  readonly ticketId: string;
  readonly arrivedAt: string;
  readonly kind: Asked;
}

/** More tell no more about how long they take together. */
const kindsLookedAt = 40;

/** The queues whose visitors the same technicians serve. */
export function servedTogether(queue: WorkQueue): readonly WorkQueue[] {
  return queue === 'confidential' ? [queue] : ['advice', 'device-operations'];
}

const priorities: readonly Priority[] = [1, 2, 3, 4, 5];

/**
 * Who waits, kept by following the events, so that nobody has to count a queue in the database while a
 * visitor stands at the kiosk. As new as the last event that this desk has passed on: two who come in
 * at the same instant may be told the same place; the pages that follow the queue put it right.
 */
export class WaitingIndex {
  private readonly places = new Map<string, Kept>();
  /** Those of them that are kept for a counter: few, so that a call looks through them. */
  private readonly kept = new Set<string>();
  /** Arrivals in order, by site, queue and priority; RFC 3339 in UTC sorts as text. */
  private readonly arrivals = new Map<string, Arrival[]>();

  /** Follows a hub that is open. */
  open(hub: EventHub, database: DeskDatabase): Promise<void> {
    return followTickets(hub, {
      noticed: (item) => this.noticed(item),
      read: () => waitingInOrder(database),
      add: (one) => this.add(one.ticketId, one),
      clear: () => {
        for (const kept of [this.places, this.kept, this.arrivals]) kept.clear();
      },
    });
  }

  /** How many of a queue are served before a place in it; `own` is the ticket itself when it waits. */
  ahead(queue: WorkQueue, place: Standing, own: string | null = null): number {
    let ahead = 0;
    for (const { count } of this.servedBefore(queue, place)) ahead += count;
    return ahead - this.countedIn([queue], place, own);
  }

  /** Who is served before this place by the same technicians; `own` is the ticket itself when it waits. */
  before(place: StandingFor, own: string | null = null): Ahead {
    let people = 0;
    const kinds: Asked[] = [];
    for (const queue of servedTogether(place.queue)) {
      for (const { arrivals, count } of this.servedBefore(queue, place)) {
        people += count;
        for (let at = 0; at < count && kinds.length < kindsLookedAt; at += 1) {
          const arrival = arrivals[at];
          if (arrival !== undefined && arrival.ticketId !== own) kinds.push(arrival.kind);
        }
      }
    }
    return {
      people: people - this.countedIn(servedTogether(place.queue), place, own),
      kinds,
      own: { ticketId: own, need: needOf(place.category ?? null, place.deviceKind ?? null) },
      priority: place.priority,
    };
  }

  /** 1 when a ticket itself is among those counted before a place, which is its own or will be; else 0. */
  private countedIn(
    queues: readonly WorkQueue[],
    { priority, arrivedAt, siteId }: Standing,
    own: string | null,
  ): 0 | 1 {
    const at = own === null ? undefined : this.places.get(own);
    if (at === undefined || !queues.includes(at.queue)) return 0;
    if (siteIdOf(at) !== siteIdOf({ siteId })) return 0;
    const isBefore =
      at.priority < priority || (at.priority === priority && at.arrivedAt <= arrivedAt);
    return isBefore ? 1 : 0;
  }

  /** The first who was sent to this counter and waits in one of these queues, or null. */
  firstKeptFor(
    { siteId, counter }: Pick<WaitingPlace, 'siteId' | 'counter'>,
    queues: readonly WorkQueue[],
  ): string | null {
    if (counter === null) return null;
    const kept = [...this.kept].flatMap((ticketId) => {
      const place = this.places.get(ticketId);
      return place !== undefined &&
        place.counter === counter &&
        queues.includes(place.queue) &&
        siteIdOf(place) === siteIdOf({ siteId })
        ? [{ ticketId, ...place }]
        : [];
    });
    const [first] = kept.toSorted(
      (one, two) => one.priority - two.priority || (one.arrivedAt < two.arrivedAt ? -1 : 1),
    );
    return first?.ticketId ?? null;
  }

  /** Takes in what became of a ticket. */
  noticed(item: WaitingPlace & Pick<QueueItem, 'ticketId' | 'status'>): void {
    this.remove(item.ticketId);
    if (item.status === 'waiting') this.add(item.ticketId, item);
  }

  /** Of each priority of a queue, how many of its arrivals are served before a place. */
  private *servedBefore(queue: WorkQueue, { priority, arrivedAt, siteId }: Standing) {
    for (const other of priorities) {
      if (other > priority) return;
      const arrivals = this.arrivals.get(lineOf({ queue, priority: other, siteId })) ?? [];
      yield {
        arrivals,
        count: other < priority ? arrivals.length : placeAfter(arrivals, arrivedAt),
      };
    }
  }

  private add(ticketId: string, place: WaitingPlace): void {
    const { queue, siteId, priority, arrivedAt, counter } = place;
    this.places.set(ticketId, { queue, siteId, priority, arrivedAt, counter });
    if (counter !== null) this.kept.add(ticketId);
    const key = lineOf(place);
    const arrivals = this.arrivals.get(key) ?? [];
    this.arrivals.set(key, arrivals);
    arrivals.splice(placeAfter(arrivals, arrivedAt), 0, {
      ticketId,
      arrivedAt,
      kind: {
        ticketId,
        category: place.category,
        finding: place.worstFinding?.code ?? null,
        need: needOf(place.category, place.deviceKind),
      },
    });
  }

  private remove(ticketId: string): void {
    const place = this.places.get(ticketId);
    if (place === undefined) return;
    this.places.delete(ticketId);
    this.kept.delete(ticketId);
    const arrivals = this.arrivals.get(lineOf(place)) ?? [];
    const at = arrivals.findIndex((arrival) => arrival.ticketId === ticketId);
    if (at !== -1) arrivals.splice(at, 1);
  }
}

/** The key of those who are served one after the other. */
function lineOf({
  siteId,
  queue,
  priority,
}: Pick<WaitingPlace, 'siteId' | 'queue' | 'priority'>): string {
  return `${siteIdOf({ siteId })} ${queue} ${priority}`;
}

/** How many of a sorted list are not later than a moment. */
function placeAfter(arrivals: readonly Arrival[], arrivedAt: string): number {
  let low = 0;
  let high = arrivals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((arrivals[middle]?.arrivedAt ?? '') <= arrivedAt) low = middle + 1;
    else high = middle;
  }
  return low;
}
