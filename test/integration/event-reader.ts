import type { DeskVisitor } from './desk-visitor.ts';

/** One server-sent event as it came. */
export interface ReceivedEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: unknown;
}

/** Reads one stream of server-sent events, in order, until it is closed. */
export class EventReader {
  readonly status: number;
  readonly headers: Headers;
  private readonly stop: AbortController;
  private readonly received: ReceivedEvent[] = [];
  private comments = 0;
  private ended = false;
  private wakeUp: () => void = () => undefined;

  private constructor(response: Response, stop: AbortController) {
    this.status = response.status;
    this.headers = response.headers;
    this.stop = stop;
    void this.read(response);
  }

  static async open(
    visitor: DeskVisitor,
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<EventReader> {
    const stop = new AbortController();
    const response = await fetch(visitor.url + path, {
      headers: { ...visitor.headers, ...headers },
      signal: stop.signal,
    });
    return new EventReader(response, stop);
  }

  /** The next so many events of a name, waiting for those that have not come yet. */
  async take(event: string, count: number): Promise<readonly ReceivedEvent[]> {
    return this.until(() => {
      const found = this.received.filter((one) => one.event === event);
      return found.length >= count ? found.slice(0, count) : null;
    });
  }

  /** The first event that a condition holds for. */
  async find(condition: (event: ReceivedEvent) => boolean): Promise<ReceivedEvent> {
    return this.until(() => this.received.find(condition) ?? null);
  }

  /** Resolves when a comment came, which is how a stream says that it lives. */
  async heartbeat(): Promise<void> {
    await this.until(() => (this.comments > 0 ? true : null));
  }

  /** Resolves when the desk ended the stream. */
  async end(): Promise<void> {
    while (!this.ended) await this.more();
  }

  all(): readonly ReceivedEvent[] {
    return this.received;
  }

  close(): void {
    this.stop.abort();
  }

  private async until<T>(look: () => T | null): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== null) return found;
      if (this.ended) throw new Error(`The stream ended after ${this.received.length} events`);
      await this.more();
    }
  }

  private more(): Promise<void> {
    return new Promise((resolve) => {
      this.wakeUp = resolve;
    });
  }

  private async read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const bytes of response.body ?? []) {
        text += decoder.decode(bytes as Uint8Array, { stream: true });
        const frames = text.split('\n\n');
        text = frames.pop() ?? '';
        for (const frame of frames) this.accept(frame);
        this.wakeUp();
      }
    } catch {
      // Closed by us, or cut off by the desk: both are an end.
    }
    this.ended = true;
    this.wakeUp();
  }

  private accept(frame: string): void {
    if (frame.startsWith(':')) {
      this.comments += 1;
      return;
    }
    const field = (name: string) =>
      frame
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const data = field('data');
    if (data === undefined) return;
    this.received.push({
      id: field('id') ?? null,
      event: field('event') ?? 'message',
      data: JSON.parse(data),
    });
  }
}
