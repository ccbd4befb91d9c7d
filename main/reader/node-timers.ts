import type { Timers } from '../../devices/timers.ts';

/** Node's own timers. */
export const nodeTimers: Timers = {
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
