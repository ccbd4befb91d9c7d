import { type StreamedEvent, eventsAfter, newestEventId } from '../store/event-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import type { Announcer } from './announcer.ts';

/** Events read from the table at once; as frames less than what a stream may hold back. */
const pageSize = 200;

/**
 * Passes every event of the table on, once and in order, as soon as its transaction is durable. An
 * event that was committed here, or came along with the announcement of another desk, and is the very
 * next one goes on at once, as it was stored; in every other case the table is read. Ids are
 * consecutive and become visible in order, so that all desks and all streams see the same. A database that
 * lost its last events (a standby took over that had not received them) gives their ids to others; whoever
 * follows is told to begin anew.
 */
export class EventHub {
  private readonly database: DeskDatabase;
  private readonly announcer: Announcer;
  private readonly onTrouble: (error: unknown) => void;
  private readonly listeners = new Set<(event: StreamedEvent) => void>();
  private readonly lossListeners: ((newest: number) => void | Promise<void>)[] = [];
  private passedOn = 0;
  private pumping: Promise<void> | null = null;
  private pumpAgain = false;
  private closed = false;

  constructor(database: DeskDatabase, announcer: Announcer, onTrouble: (error: unknown) => void) {
    this.database = database;
    this.announcer = announcer;
    this.onTrouble = onTrouble;
  }

  /** Starts after the newest event. */
  async open(): Promise<void> {
    this.passedOn = await newestEventId(this.database.read);
    this.announcer.onAnnounced((event) => {
      this.follow(event);
    });
  }

  /** The id of the last event that was passed on. */
  get head(): number {
    return this.passedOn;
  }

  /** To be called after every commit that appended events; with the event when it is one and at hand. */
  committed(event: StreamedEvent | null = null): void {
    // First: other desks need a trip to the database before they tell anybody.
    this.announcer.announce();
    this.follow(event);
  }

  /** The same after a commit with which the other desks were told already. */
  committedAndTold(event: StreamedEvent): void {
    this.follow(event);
  }

  subscribe(listener: (event: StreamedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /**
   * Calls back when events that were passed on are no longer in the table, with the id of the newest that
   * is: all that followed from them is to be read anew. One that fails is told again at the next look.
   */
  onLoss(listener: (newest: number) => void | Promise<void>): void {
    this.lossListeners.push(listener);
  }

  /** Resolves when the table was looked at, and all that it has was passed on. */
  async lookAgain(): Promise<void> {
    this.pump();
    await this.pumping;
  }

  /** The id of the newest event in the table, passed on or not. */
  newest(): Promise<number> {
    return newestEventId(this.database.read);
  }

  /** A page of events after an id, for a stream that catches up. */
  after(eventId: number): Promise<readonly StreamedEvent[]> {
    return eventsAfter(this.database.read, eventId, pageSize);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.listeners.clear();
    await this.pumping;
    await this.announcer.close();
  }

  private follow(event: StreamedEvent | null): void {
    if (event === null) this.pump();
    else if (this.isNext(event)) this.passNow(event);
    else if (event.eventId > this.passedOn) this.pump();
  }

  private isNext({ eventId }: StreamedEvent): boolean {
    return !this.closed && this.pumping === null && eventId === this.passedOn + 1;
  }

  private passNow(event: StreamedEvent): void {
    try {
      this.pass(event);
    } catch (error) {
      this.onTrouble(error);
    }
  }

  private pass(event: StreamedEvent): void {
    this.passedOn = event.eventId;
    for (const listener of this.listeners) listener(event);
  }

  private pump(): void {
    this.pumpAgain = true;
    if (this.closed) return;
    this.pumping ??= this.passOn();
  }

  private async passOn(): Promise<void> {
    try {
      while (this.pumpAgain) {
        this.pumpAgain = false;
        const events = await this.after(this.passedOn);
        if (events.length === 0) await this.beginAnewWhenLost();
        if (events.length === pageSize) this.pumpAgain = true;
        for (const event of events) this.pass(event);
      }
    } catch (error) {
      // The next commit, announcement or poll reads from the same place again.
      this.onTrouble(error);
    }
    // In the same breath as the last look at `pumpAgain`, so that no call falls in between.
    this.pumping = null;
  }

  /** Ids only grow, so a table that ends before the last event that was passed on has lost it. */
  private async beginAnewWhenLost(): Promise<void> {
    const newest = await this.newest();
    if (newest >= this.passedOn) return;
    this.onTrouble(
      new Error(
        `Event ${this.passedOn} was passed on, and the last one in the database is ${newest}`,
      ),
    );
    for (const listener of this.lossListeners) await listener(newest);
    this.passedOn = newest;
  }
}
