import type { FastifyReply } from 'fastify';

/** A reader that has not taken this much is dropped; it comes back and resumes where it was. */
const largestBacklog = 256 * 1024;

/** One open stream of server-sent events (HTML standard, section 9.2). */
export interface EventStream {
  /** Writes one finished frame; the same bytes may go to many streams. */
  send(frame: Uint8Array): void;
  /** Resolves when the reader has taken everything, or is gone. For sending much at once. */
  drained(): Promise<void>;
  /** Runs once when the stream is over, whoever ended it. */
  onClose(listener: () => void): void;
  end(): void;
}

/** All open streams of a desk, so that a stop can end them. */
export class OpenStreams {
  private readonly open = new Set<EventStream>();
  private readonly heartbeatMs: number;

  constructor(heartbeatMs: number) {
    this.heartbeatMs = heartbeatMs;
  }

  get count(): number {
    return this.open.size;
  }

  /**
   * Turns a reply into a stream. `stillAllowed` is asked with every heartbeat, since a stream can
   * live longer than the session that opened it. What it is greeted with goes before everything else.
   */
  begin(
    reply: FastifyReply,
    stillAllowed: () => Promise<boolean>,
    greeting: Uint8Array | null = null,
  ): EventStream {
    reply.hijack();
    const { raw } = reply;
    raw.socket?.setNoDelay(true);
    raw.socket?.setTimeout(0);
    // A stream lasts as long as its connection. Without chunks a frame is one write to the socket, not four.
    raw.removeHeader('transfer-encoding');
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // nginx would otherwise collect the stream before it passes it on.
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 1000\n\n');
    if (greeting !== null) raw.write(greeting);
    const closeListeners: (() => void)[] = [];
    const stream: EventStream = {
      send: (frame) => {
        if (raw.writableEnded || raw.destroyed) return;
        // Straight to the socket, once the response has it: a response holds what it is given until all that
        // runs now has run, the replies to others among it.
        (raw.socket ?? raw).write(frame);
        if (raw.writableLength > largestBacklog) raw.destroy();
      },
      drained: () =>
        new Promise((resolve) => {
          if (raw.writableLength === 0 || raw.writableEnded || raw.destroyed) {
            resolve();
            return;
          }
          // Called when this frame is taken, after all before it, or when the stream broke; `drain`
          // would come only after a write that was over the high-water mark.
          raw.write(heartbeatFrame, () => {
            resolve();
          });
        }),
      onClose: (listener) => {
        closeListeners.push(listener);
      },
      end: () => {
        raw.end();
      },
    };
    const heartbeat = setInterval(() => {
      stream.send(heartbeatFrame);
      stillAllowed().then(
        (allowed) => {
          if (!allowed) stream.end();
        },
        // The database is away; the next heartbeat asks again.
        () => undefined,
      );
    }, this.heartbeatMs);
    // Nobody else handles errors of a hijacked socket; `close` follows every one of them.
    raw.on('error', () => undefined);
    const over = (): void => {
      clearInterval(heartbeat);
      this.open.delete(stream);
      for (const listener of closeListeners.splice(0)) listener();
    };
    raw.once('close', over);
    this.open.add(stream);
    // Who left while his session was looked up has had his `close`. Whoever opens the stream listens first.
    if (raw.destroyed) setImmediate(over);
    return stream;
  }

  endAll(): void {
    for (const stream of this.open) stream.end();
  }
}

const heartbeatFrame = Buffer.from(': here\n\n');

/** One event as bytes. JSON has no line breaks, so one data line is enough. */
export function frame(event: string, id: number | null, data: unknown): Uint8Array {
  const idLine = id === null ? '' : `id: ${id}\n`;
  return Buffer.from(`${idLine}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
