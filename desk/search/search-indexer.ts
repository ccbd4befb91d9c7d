import { setTimeout as delay } from 'node:timers/promises';
import type { EventHub } from '../events/hub.ts';
import {
  type SearchPosition,
  putDocuments,
  searchPosition,
  tidyAfterWrite,
  tidyIndex,
  tidyPages,
} from '../store/search-index-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import { type Read, readSearched } from './read-searched.ts';

/** Words are indexed so long after the first event, so that a rush becomes few writes. */
const gatherMs = 150;
/** Rest between two writes: whoever comes in meanwhile goes first. */
const restMs = 5;
/** After trouble with the database. */
const againMs = 5_000;
/** Tickets of one write while people work: about a millisecond of the writer. */
const followed = 16;
const eventsAtOnce = 200;
/** Bounds of one write of the filling, and how long it should take, in milliseconds. */
const fill = { least: 8, most: 512, wantedMs: 10 } as const;

/**
 * Keeps the index equal to the tickets, apart from their writing: it follows the events, and at first
 * fills in the tickets that were there before it, newest first. Where it is stands in the database, so
 * it goes on after a crash, and any number of desks may run it on one database.
 */
export class SearchIndexer {
  readonly #database: DeskDatabase;
  readonly #dayOf: (timeMs: number) => string;
  readonly #onTrouble: (error: unknown) => void;
  readonly #stopped = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  /** Something happened since the last turn began. */
  #woken = false;
  #running: Promise<void> = Promise.resolve();
  #fillAtOnce = 64;

  constructor(
    database: DeskDatabase,
    dayOf: (timeMs: number) => string,
    onTrouble: (error: unknown) => void,
  ) {
    this.#database = database;
    this.#dayOf = dayOf;
    this.#onTrouble = onTrouble;
  }

  /** Follows until `stop`. */
  start(hub: EventHub): void {
    const wake = () => {
      this.#wakeIn(gatherMs);
    };
    hub.subscribe(wake);
    hub.onLoss(wake);
    this.#wakeIn(gatherMs);
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#running;
  }

  #wakeIn(ms: number): void {
    this.#woken = true;
    if (this.#timer !== null || this.#stopped.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#woken = false;
      this.#running = this.#work();
    }, ms).unref();
  }

  async #work(): Promise<void> {
    let restOfMs: number = gatherMs;
    try {
      await this.catchUp();
    } catch (error) {
      this.#onTrouble(error);
      this.#woken = true;
      restOfMs = againMs;
    }
    this.#timer = null;
    // Something may have happened between the last look and now.
    if (this.#woken) this.#wakeIn(restOfMs);
  }

  /** Indexes until nothing is left or it is told to stop. */
  async catchUp(): Promise<void> {
    let wrote = false;
    let filled = false;
    let untidy = false;
    while (!this.#stopped.signal.aborted) {
      const position = await searchPosition(this.#database.read);
      if (position.eventId < position.newestEventId) await this.#follow(position);
      else if (position.fillBelow > 1) {
        await this.#fill(position);
        await tidyIndex(this.#database, tidyPages.much);
        filled = true;
      } else if (filled) {
        // Once, after a filling: of many parts one.
        await tidyIndex(this.#database, -tidyPages.much);
        filled = false;
        untidy = true;
      } else if (untidy) untidy = await tidyIndex(this.#database, tidyPages.much);
      else {
        if (wrote) await tidyAfterWrite(this.#database);
        return;
      }
      wrote = true;
      await delay(restMs);
    }
  }

  /** The tickets of the next events. */
  async #follow(position: SearchPosition): Promise<void> {
    const events = await this.#database.read
      .selectFrom('event')
      .select(['event_id', 'ticket_id'])
      .where('event_id', '>', position.eventId)
      .orderBy('event_id')
      .limit(eventsAtOnce)
      .execute();
    const ticketIds = new Set<string>();
    let { eventId } = position;
    for (const event of events) {
      if (ticketIds.size >= followed && !ticketIds.has(event.ticket_id)) break;
      ticketIds.add(event.ticket_id);
      eventId = event.event_id;
    }
    // As they are now, which may be later than that event: then they come once more.
    const tickets = await readSearched(this.#database.read, [...ticketIds], this.#dayOf);
    await this.#put(position, { eventId, fillBelow: position.fillBelow }, tickets);
  }

  /** The next older tickets of those that were there before the index. */
  async #fill(position: SearchPosition): Promise<void> {
    const older = await this.#database.read
      .selectFrom('ticket')
      .select(['ticket_id', 'number'])
      .where('number', '<', position.fillBelow)
      .orderBy('number', 'desc')
      .limit(this.#fillAtOnce)
      .execute();
    const ids = older.map((row) => row.ticket_id);
    const tickets = await readSearched(this.#database.read, ids, this.#dayOf);
    const began = performance.now();
    const fillBelow = older.at(-1)?.number ?? 1;
    await this.#put(position, { eventId: position.eventId, fillBelow }, tickets);
    const tookMs = performance.now() - began;
    this.#fillAtOnce =
      tookMs > fill.wantedMs
        ? Math.max(fill.least, Math.floor(this.#fillAtOnce / 2))
        : Math.min(fill.most, this.#fillAtOnce + fill.least);
  }

  async #put(
    from: SearchPosition,
    to: Pick<SearchPosition, 'eventId' | 'fillBelow'>,
    tickets: readonly Read[],
  ): Promise<void> {
    await putDocuments(
      this.#database,
      from,
      to,
      tickets.map(({ item, body }) => ({ number: item.number, ticketId: item.ticketId, body })),
    );
  }
}
