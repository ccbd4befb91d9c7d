import type { StreamedEvent } from '../store/event-store.ts';

/**
 * Tells other desks on the same database that the event table grew. Only a wake-up: it may be lost,
 * doubled or late, since truth is in the table.
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
