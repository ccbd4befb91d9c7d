import { setTimeout as delay } from 'node:timers/promises';
import { type EventListener, listenToFrames } from './event-listener.ts';

/** Many open event streams, and when each ticket came in on each of them. */
export interface StreamsUnderTest {
  /** Waits until every stream had so many events. */
  arrived(events: number): Promise<void>;
  /** Events that came in, over all streams. */
  delivered(): number;
  /** Ms from each sending (by ticket number) until each stream had it. */
  latenciesSince(sentAt: ReadonlyMap<number, number>): readonly number[];
  close(): void;
}

const opening = 50;
const longestWaitMs = 20_000;

/** Opens so many streams, a few at a time. */
export async function openStreams(
  url: string,
  headers: Readonly<Record<string, string>>,
  count: number,
): Promise<StreamsUnderTest> {
  const arrivals = new Map<number, number[]>();
  let delivered = 0;
  const listeners: EventListener[] = [];
  const onFrames = (text: string): void => {
    const atMs = performance.now();
    // Only the number is looked for: a thousand technicians have a processor each, we have one.
    for (const [, digits] of text.matchAll(/"number":(\d+)/gu)) {
      delivered += 1;
      const number = Number(digits);
      const times = arrivals.get(number);
      if (times === undefined) arrivals.set(number, [atMs]);
      else times.push(atMs);
    }
  };
  for (let made = 0; made < count; made += opening) {
    const some = Math.min(opening, count - made);
    listeners.push(
      ...(await Promise.all(
        Array.from({ length: some }, () => listenToFrames(url, headers, onFrames)),
      )),
    );
  }
  return {
    async arrived(events) {
      const until = performance.now() + longestWaitMs;
      while (delivered < events * count) {
        if (performance.now() > until) {
          throw new Error(`Only ${delivered} of ${events * count} events came in`);
        }
        await delay(5);
      }
    },
    delivered: () => delivered,
    latenciesSince: (sentAt) =>
      [...sentAt].flatMap(([number, from]) =>
        (arrivals.get(number) ?? []).map((atMs) => atMs - from),
      ),
    close() {
      for (const listener of listeners) listener.close();
    },
  };
}
