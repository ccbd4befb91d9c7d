import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { faultSchema } from '../../shared/base/fault.ts';

/** What a program of the station says: first that it serves or cannot, later a further address. */
const messageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    /** Where a browser finds it; the Electron window has no address. */
    url: z.url().nullable().default(null),
    /** Only the lab has a dock. */
    dockUrl: z.url().nullable().default(null),
    /** Only the very first start of a desk makes an account. */
    firstSignIn: z
      .object({ userName: z.string(), oneTimePassword: z.string() })
      .nullable()
      .default(null),
  }),
  z.object({ type: z.literal('failed'), fault: faultSchema }),
  /** The browser shell's key is for one browser; this is the address for the next one. */
  z.object({ type: z.literal('address'), url: z.url() }),
]);
export type Ready = Extract<z.output<typeof messageSchema>, { type: 'ready' }>;

export interface ProgramParts {
  readonly name: string;
  /** Starts the process, with an IPC channel; `before` is what it said the last time. */
  readonly launch: (before: Ready | null) => ChildProcess;
  readonly say: (line: string) => void;
  /** Waiting time before each restart, the last one repeats. */
  readonly backOffMs?: readonly number[];
  /** How long it may take to serve. */
  readonly limitMs?: number;
  /** How long it may take to end by itself. */
  readonly graceMs?: number;
}

/** A child that did not come up; the message is for the user. */
export class ProgramFailed extends Error {}

/** One program of the station: kept running until it is told to stop. */
export class Program {
  readonly #parts: ProgramParts;
  readonly #stopping = new AbortController();
  #child: ChildProcess | null = null;
  #last: Ready | null = null;

  constructor(parts: ProgramParts) {
    this.#parts = parts;
  }

  /** Starts it and waits until it serves; from then on it is started again whenever it dies. */
  async start(): Promise<Ready> {
    const ready = await this.#launch();
    void this.#keepRunning();
    return ready;
  }

  /** Asks it to end, and ends it when it does not. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    if (child === null || ended(child)) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    const inTime = await Promise.race([
      exit.then(() => true),
      delay(this.#parts.graceMs ?? 6000, false, { ref: false }),
    ]);
    if (inTime) return;
    this.#parts.say(`The ${this.#parts.name} did not stop by itself and is ended.`);
    child.kill('SIGKILL');
    await exit;
  }

  /** For the last moment of this process: leaves no child behind. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  async #launch(): Promise<Ready> {
    const child = this.#parts.launch(this.#last);
    this.#child = child;
    child.on('message', (message) => {
      const later = messageSchema.safeParse(message);
      if (later.success && later.data.type === 'address') {
        this.#parts.say(`For another browser: ${later.data.url}`);
      }
    });
    this.#last = await readyMessage(child, this.#parts.name, this.#parts.limitMs ?? 60_000);
    return this.#last;
  }

  async #keepRunning(): Promise<void> {
    const { name, say, backOffMs = [1000, 2000, 5000, 10_000, 30_000] } = this.#parts;
    let attempt = 0;
    let startedAt = performance.now();
    while (!this.#stopping.signal.aborted) {
      const child = this.#child;
      if (child !== null && !ended(child)) await once(child, 'exit');
      if (this.#stopping.signal.aborted) return;
      if (performance.now() - startedAt > 60_000) attempt = 0;
      const waitMs = backOffMs[Math.min(attempt, backOffMs.length - 1)] ?? 1000;
      attempt += 1;
      say(`The ${name} ended (${endingOf(child)}); starting it again in ${waitMs / 1000} s.`);
      try {
        await delay(waitMs, undefined, { signal: this.#stopping.signal });
        startedAt = performance.now();
        await this.#launch();
        say(`The ${name} runs again.`);
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        if (!(error instanceof ProgramFailed)) throw error;
        say(error.message);
      }
    }
  }
}

/** The first message of a child, or why there was none. */
export async function readyMessage(
  child: ChildProcess,
  name: string,
  limitMs: number,
): Promise<Ready> {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    const first = await Promise.race([
      once(child, 'message', { signal }).then(([message]: readonly unknown[]) => message),
      once(child, 'exit', { signal }).then(() => {
        throw new ProgramFailed(`The ${name} ended at its start (${endingOf(child)}).`);
      }),
      delay(limitMs, undefined, { signal }).then(() => {
        child.kill('SIGKILL');
        throw new ProgramFailed(`The ${name} did not answer within ${limitMs / 1000} s.`);
      }),
    ]);
    const parsed = messageSchema.safeParse(first);
    if (!parsed.success) {
      throw new ProgramFailed(`The ${name} said something unknown at its start.`);
    }
    switch (parsed.data.type) {
      case 'ready':
        return parsed.data;
      case 'failed':
        throw new ProgramFailed(`The ${name} cannot start: ${parsed.data.fault.detail}`);
      default:
        throw new ProgramFailed(`The ${name} gave an address before it served.`);
    }
  } catch (error) {
    if (error instanceof ProgramFailed) throw error;
    // What is left is Node's own report that the process could not be made.
    throw new ProgramFailed(`The ${name} cannot be started: ${String(error)}`, { cause: error });
  } finally {
    settled.abort();
  }
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function endingOf(child: ChildProcess | null): string {
  return child?.signalCode ?? `exit ${child?.exitCode ?? 'unknown'}`;
}
