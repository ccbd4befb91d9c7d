import type { DeskContext } from '../desk-context.ts';
import { sendOutgoing } from './send-outgoing.ts';

/** How often is looked whether something is to be sent, in milliseconds. */
const lookMs = 2_000;

/**
 * Sends until `stop`. Beside the jobs and not one of them: a mail server that is slow to answer must not
 * keep the clocks of tickets waiting. Any number of desks on one database may do so.
 */
export class OutgoingSender {
  readonly #context: DeskContext;
  readonly #onTrouble: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(context: DeskContext, onTrouble: (error: unknown) => void) {
    this.#context = context;
    this.#onTrouble = onTrouble;
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#turn();
    }, lookMs).unref();
  }

  /** No new message is sent; one on its way is waited for. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#running;
  }

  async #turn(): Promise<void> {
    try {
      await sendOutgoing(this.#context, () => this.#timer === null);
    } catch (error) {
      this.#onTrouble(error);
    }
    if (this.#timer !== null) this.start();
  }
}
