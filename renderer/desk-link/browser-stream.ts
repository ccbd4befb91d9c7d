import { systemClock } from '../../shared/base/clock.ts';
import { openStream, type EventStream, type StreamOptions } from './event-stream.ts';

/** `openStream` with the browser's own EventSource and timers; also retries when the network returns. */
export function openBrowserStream<T>(
  options: Omit<StreamOptions<T>, 'open' | 'clock' | 'timers'>,
): EventStream {
  const stream = openStream({
    ...options,
    open: (url) => new EventSource(url),
    clock: systemClock,
    timers: {
      set: (run, ms) => window.setTimeout(run, ms),
      clear: (timer) => {
        if (typeof timer === 'number') window.clearTimeout(timer);
      },
      random: Math.random,
    },
  });
  const online = () => stream.retryNow();
  window.addEventListener('online', online);
  return {
    ...stream,
    close: () => {
      window.removeEventListener('online', online);
      stream.close();
    },
  };
}
