import { once } from 'node:events';
import { z } from 'zod';
import { soon } from '../checks.ts';

const targetsSchema = z.array(z.object({ webSocketDebuggerUrl: z.url() })).min(1);
const replySchema = z.object({ id: z.int().optional(), result: z.unknown().optional() });
const heapSchema = z.object({ usedSize: z.number() });
const valueSchema = z.object({ result: z.object({ value: z.unknown() }) });
const countsSchema = z.strictObject({ listeners: z.int(), resources: z.int() });

/** Everything that the process listens to, and all that keeps it running (timers, files, sockets). */
const countAll = `({
  listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  resources: process.getActiveResourcesInfo().length,
})`;

/** What a Node process holds on to, asked through its inspector (`--inspect`). */
export class Inspector {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const { id, result } = replySchema.parse(JSON.parse(String(data)));
      if (id !== undefined) this.#waiting.get(id)?.(result);
    });
  }

  static async at(port: number): Promise<Inspector> {
    const targets = await soon(10_000, `the inspector on ${port}`, async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => null);
      return answer === null ? null : targetsSchema.parse(await answer.json());
    });
    const [target] = targets;
    const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
    await once(socket, 'open');
    return new Inspector(socket);
  }

  /** Heap in use after collecting garbage, in MB. */
  async heapMegabytes(): Promise<number> {
    // The first collection lets finalizers run, whose objects only the second one takes.
    await this.#ask('HeapProfiler.collectGarbage');
    await this.#ask('HeapProfiler.collectGarbage');
    const { usedSize } = heapSchema.parse(await this.#ask('Runtime.getHeapUsage'));
    return usedSize / 1024 / 1024;
  }

  async counts(): Promise<{ readonly listeners: number; readonly resources: number }> {
    const answer = await this.#ask('Runtime.evaluate', {
      expression: countAll,
      returnByValue: true,
    });
    return countsSchema.parse(valueSchema.parse(answer).result.value);
  }

  close(): void {
    this.#socket.close();
  }

  #ask(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, resolve);
    this.#socket.send(JSON.stringify({ id, method, params }));
    return promise.finally(() => this.#waiting.delete(id));
  }
}
