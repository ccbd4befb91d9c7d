/** Waiting, passed in so that tests decide when time passes. */
export interface Timer {
  /** Runs `action` once after the delay; the answer cancels it. */
  after(delayMs: number, action: () => void): () => void;
}

/** The machine's own timer. Keeps no process alive by itself. */
export const systemTimer: Timer = {
  after: (delayMs, action) => {
    const timeout = setTimeout(action, delayMs);
    timeout.unref();
    return () => {
      clearTimeout(timeout);
    };
  },
};
