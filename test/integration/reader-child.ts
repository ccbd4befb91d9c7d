import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts';
import type { EventData, EventName } from '../../shared/contract/contract.ts';
import { readerContract, type ReaderContract } from '../../shared/contract/reader-contract.ts';
import { portPolicySchema } from '../../shared/domain/port-policy.ts';
import { wireMessageSchema, type WireMessage } from '../../shared/contract/wire.ts';

/** A reader in a process of its own, with the messages that it has sent so far. */
export class ReaderChild {
  readonly #child: ChildProcess;
  readonly #messages: WireMessage[] = [];
  readonly #waiting = new Set<() => void>();
  readonly exited: Promise<readonly unknown[]>;
  #lastId = 0;

  /**
   * `entry` is a path from the project's root; `args` is what a kiosk would tell it; `through` is a program
   * with arguments that starts Node in its place.
   */
  constructor(entry: string, args: readonly string[] = [], through: readonly string[] = []) {
    const file = fileURLToPath(new URL(`../../${entry}`, import.meta.url));
    const [program, ...before] = [...through, process.execPath];
    this.#child = fork(file, [...args], {
      execPath: program,
      execArgv: before,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message) => {
      this.#messages.push(wireMessageSchema.parse(message));
      for (const look of [...this.#waiting]) look();
    });
    this.exited = once(this.#child, 'exit');
    void this.call('ports.use', { policy: portPolicySchema.parse({}) });
  }

  get pid(): number {
    const { pid } = this.#child;
    if (pid === undefined) throw new Error('The reader did not start');
    return pid;
  }

  /** Calls the reader; waits for its reply. */
  async call<N extends CallName<ReaderContract>>(
    name: N,
    input: CallInput<ReaderContract, N>,
  ): Promise<Result<CallOutput<ReaderContract, N>, Fault>> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#child.send({ type: 'call', id, call: name, input });
    const reply = await this.#first(this.heard, (one) =>
      one.type === 'reply' && one.id === id ? one : null,
    );
    if (!reply.result.ok) return reply.result;
    const value = readerContract.calls[name].output.parse(reply.result.value);
    // The schema of this very call has just produced the value.
    return { ok: true, value: value as CallOutput<ReaderContract, N> };
  }

  /** How many messages have come so far. */
  get heard(): number {
    return this.#messages.length;
  }

  /** The first event of a kind from message number `from` on, whether it came already or is still to come. */
  event<N extends EventName<ReaderContract>>(
    name: N,
    fits: (data: EventData<ReaderContract, N>) => boolean = () => true,
    from = 0,
  ): Promise<EventData<ReaderContract, N>> {
    return this.#first(from, (one) => {
      if (one.type !== 'event' || one.name !== name) return null;
      // The schema of this very event has just produced the value.
      const data = readerContract.events[name].parse(one.data) as EventData<ReaderContract, N>;
      return fits(data) ? data : null;
    });
  }

  /** Every byte that came from the reader, as one text. */
  everything(): string {
    return JSON.stringify(this.#messages);
  }

  /** The lab's hand on the simulated bus. */
  lab(wish: Readonly<Record<string, string>>): void {
    this.#child.send({ type: 'lab', ...wish });
  }

  async plug(device: string, port = '1-1') {
    this.lab({ do: 'plug', device, port });
    return this.event('device.attached', ({ portPath }) => portPath === port);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
  }

  #first<T>(from: number, pick: (message: WireMessage) => T | null): Promise<T> {
    return new Promise((resolve, reject) => {
      void this.exited.then(() => reject(new Error('The reader has ended')));
      let next = from;
      const look = () => {
        while (next < this.#messages.length) {
          const message = this.#messages[next];
          next += 1;
          const picked = message === undefined ? null : pick(message);
          if (picked === null) continue;
          this.#waiting.delete(look);
          resolve(picked);
          return;
        }
      };
      this.#waiting.add(look);
      look();
    });
  }
}
