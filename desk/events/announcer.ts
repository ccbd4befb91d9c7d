import type { StreamedEvent } from '../store/event-store.ts';

/**
 * Tells other desks on the same database that the event table grew. It may be lost, doubled or late,
 * since truth is in the table; where it brings the event along, it was stored.
 */
export interface Announcer {
  announce(): void;
  /** Calls back with the new event when it came along; null: look into the table. */
  onAnnounced(listener: (event: StreamedEvent | null) => void): void;
  close(): Promise<void>;
}

/** For a desk that is alone on its database. */
export const noOtherDesks: Announcer = {
  announce: () => undefined,
  onAnnounced: () => undefined,
  close: () => Promise.resolve(),
};
