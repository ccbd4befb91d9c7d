import type { z } from 'zod';
import { pageEvent } from '../../shared/contract/page-version.ts';
import type { Clock } from '../../shared/base/clock.ts';

/** How the page stands with the desk. `sinceMs` is when the connection was lost. */
export type LinkState =
  | { readonly link: 'connecting' }
  | { readonly link: 'connected' }
  | { readonly link: 'away'; readonly sinceMs: number };

/** The part of EventSource that we use, so that tests bring their own. */
export interface EventSourceLike {
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface StreamTimers {
  readonly set: (run: () => void, ms: number) => unknown;
  readonly clear: (timer: unknown) => void;
  /** From 0 to 1, spreads the reconnects of many screens after a restart of the desk. */
  readonly random: () => number;
}

export interface StreamOptions<T> {
  /** May have a query of its own. */
  readonly path: string;
  /** The SSE event name that carries the data. */
  readonly event: string;
  readonly schema: z.ZodType<T>;
  /**
   * Fetches and shows the state as it is now, and answers the event id that it holds. `retry` means
   * the desk did not answer; `stop` ends the stream for good (signed out, page expired).
   */
  readonly snapshot: () => Promise<number | 'retry' | 'stop'>;
  readonly onData: (data: T, eventId: number) => void;
  readonly onLink: (state: LinkState) => void;
  /** The desk says which page it has now, each time that a connection begins; only `isOtherPage` reads it. */
  readonly onPage?: (said: string) => void;
  readonly open: (url: string) => EventSourceLike;
  readonly clock: Clock;
  readonly timers: StreamTimers;
}

export interface EventStream {
  /** Tries again at once, for example because the network came back. */
  readonly retryNow: () => void;
  /** Fetches the snapshot again and goes on from there. */
  readonly resnapshot: () => void;
  readonly close: () => void;
}

/** How often a quiet stream is checked; half of the longest that a wall may show old news. */
const checkMs = 30_000;
const firstDelayMs = 400;
const longestDelayMs = 5_000;

/**
 * A server-sent stream that is always either on its way or saying that it is away: snapshot, then
 * events after it. EventSource's own reconnect gives up on an HTTP error and repeats its first
 * address, so it is closed on every error and opened again after the last event that was seen
 * (`?after=`, the same as `Last-Event-ID`). A second failure in a row, data that does not parse, or
 * the event `reset` starts over from a new snapshot. A connection that died without a word (a
 * network that went away, a phone that slept) looks open for ever, because heartbeats do not reach the
 * page: so now and then the snapshot is asked again, and a stream that stays behind it is reopened.
 */
export function openStream<T>(options: StreamOptions<T>): EventStream {
  let source: EventSourceLike | null = null;
  let timer: unknown = null;
  let after: number | null = null;
  let failures = 0;
  let awaySinceMs: number | null = null;
  let round = 0;
  let closed = false;
  let behind: number | null = null;

  function stopSource(): void {
    round += 1;
    source?.close();
    source = null;
    if (timer !== null) options.timers.clear(timer);
    timer = null;
  }

  function lost(): void {
    stopSource();
    failures += 1;
    if (failures > 1) after = null;
    awaySinceMs ??= options.clock.nowMs();
    options.onLink({ link: 'away', sinceMs: awaySinceMs });
    const base = Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - 1));
    timer = options.timers.set(() => void start(), base * (0.5 + options.timers.random() / 2));
  }

  async function start(): Promise<void> {
    stopSource();
    if (closed) return;
    const mine = round;
    if (after === null) {
      const answer = await options.snapshot();
      if (mine !== round || closed) return;
      if (answer === 'stop') {
        close();
        return;
      }
      if (answer === 'retry') {
        lost();
        return;
      }
      after = answer;
    }
    const opened = options.open(
      `${options.path}${options.path.includes('?') ? '&' : '?'}after=${after}`,
    );
    source = opened;
    opened.addEventListener('open', () => {
      if (mine !== round) return;
      failures = 0;
      awaySinceMs = null;
      options.onLink({ link: 'connected' });
      behind = null;
      checkLater();
    });
    opened.addEventListener('error', () => {
      if (mine === round) lost();
    });
    opened.addEventListener('reset', () => {
      if (mine === round) resnapshot();
    });
    opened.addEventListener(pageEvent, ({ data }) => {
      if (mine === round) options.onPage?.(data);
    });
    opened.addEventListener(options.event, (event) => {
      if (mine === round) receive(event);
    });
  }

  function checkLater(): void {
    timer = options.timers.set(() => void check(), checkMs);
  }

  async function check(): Promise<void> {
    const mine = round;
    const answer = await options.snapshot();
    if (mine !== round || closed) return;
    if (answer === 'stop') {
      close();
    } else if (answer === 'retry') {
      lost();
    } else if (behind !== null && (after ?? 0) < behind) {
      after = answer;
      void start();
    } else {
      behind = answer > (after ?? 0) ? answer : null;
      checkLater();
    }
  }

  function receive(event: MessageEvent<string>): void {
    const parsed = parseFrame(options.schema, event);
    if (parsed === null) {
      resnapshot();
      return;
    }
    after = Math.max(after ?? 0, parsed.eventId);
    options.onData(parsed.data, parsed.eventId);
  }

  function resnapshot(): void {
    stopSource();
    after = null;
    // Not at once: a desk that asks for this on every connection must not be asked in a tight loop.
    timer = options.timers.set(() => void start(), firstDelayMs);
  }

  function close(): void {
    closed = true;
    stopSource();
  }

  options.onLink({ link: 'connecting' });
  void start();
  return {
    retryNow: () => {
      if (!closed && awaySinceMs !== null) void start();
    },
    resnapshot: () => {
      if (!closed) resnapshot();
    },
    close,
  };
}

function parseFrame<T>(
  schema: z.ZodType<T>,
  event: MessageEvent<string>,
): { readonly data: T; readonly eventId: number } | null {
  const eventId = Number(event.lastEventId);
  if (!Number.isSafeInteger(eventId) || eventId < 0) return null;
  let json: unknown;
  try {
    json = JSON.parse(event.data);
  } catch {
    // Not JSON is the same as not our schema: the caller takes a new snapshot.
    return null;
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { data: parsed.data, eventId } : null;
}
