/** Waiting, passed in so that tests decide when time has come. */
export interface Timers {
  /** Calls `action` once after so many milliseconds; the answer calls it off. */
  after(delayMs: number, action: () => void): () => void;
}
