import { type StreamedEvent, eventsAfter, newestEventId } from '../store/event-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import type { Announcer } from './announcer.ts';

/** Events read from the table at once; as frames less than what a stream may hold back. */
const pageSize = 200;

/**
 * Passes every event of the table on, once and in order, as soon as its transaction is durable. It
 * reads the table after a commit here or an announcement from another desk; nothing is passed from
 * memory, so that all desks and all streams see the same.
 */
export class EventHub {
  private readonly database: DeskDatabase;
  private readonly announcer: Announcer;
  private readonly onTrouble: (error: unknown) => void;
  private readonly listeners = new Set<(event: StreamedEvent) => void>();
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
    this.announcer.onAnnounced(() => {
      this.pump();
    });
  }

  /** The id of the last event that was passed on. */
  get head(): number {
    return this.passedOn;
  }

  /** To be called after every commit that appended an event. */
  committed(): void {
    this.pump();
    this.announcer.announce();
  }

  subscribe(listener: (event: StreamedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
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
        if (events.length === pageSize) this.pumpAgain = true;
        for (const event of events) {
          this.passedOn = event.eventId;
          for (const listener of this.listeners) listener(event);
        }
      }
    } catch (error) {
      // The next commit, announcement or poll reads from the same place again.
      this.onTrouble(error);
    }
    // In the same breath as the last look at `pumpAgain`, so that no call falls in between.
    this.pumping = null;
  }
}
