import type { DeskContext } from '../desk-context.ts';
import { dueMoments, latestDue, takeTurn } from '../store/job-store.ts';

/** Work that the desk does by itself, at the first look after `everyMs` have passed. */
export interface Job {
  readonly name: string;
  /** Milliseconds from one turn to the next. */
  readonly everyMs: number;
  /** Must do no harm when an earlier turn was cut short: it is simply done again. */
  readonly run: (context: DeskContext) => Promise<void>;
  /** It may take minutes: it runs beside the others, which do not wait for it. */
  readonly takesLong?: boolean;
}

/** How often the clock is looked at, in milliseconds. */
const lookMs = 1_000;

/**
 * Runs jobs until `stop`. Any number of desks on one database may do so: a turn is taken by moving its
 * moment on in the database, which one alone can do.
 */
export class JobRunner {
  readonly #context: DeskContext;
  readonly #jobs: readonly Job[];
  readonly #onTrouble: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();
  /** Long work by its name, until it ends. */
  readonly #beside = new Map<string, Promise<void>>();

  constructor(context: DeskContext, jobs: readonly Job[], onTrouble: (error: unknown) => void) {
    this.#context = context;
    this.#jobs = jobs;
    this.#onTrouble = onTrouble;
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.runDue().then(() => {
        if (this.#timer !== null) this.start();
      });
    }, lookMs).unref();
  }

  /** Runs what is due now, one after another; begins what takes long and does not wait for it. */
  async runDue(): Promise<void> {
    const due = await this.#due();
    for (const job of due) {
      if (job.takesLong !== true) await this.#turn(job);
      // A turn that outlives its time is not joined by the next one.
      else if (!this.#beside.has(job.name)) this.#begin(job);
    }
  }

  #begin(job: Job): void {
    const ended = this.#turn(job).finally(() => {
      this.#beside.delete(job.name);
    });
    this.#beside.set(job.name, ended);
  }

  async #turn({ name, everyMs, run }: Job): Promise<void> {
    try {
      const nowMs = this.#context.clock.nowMs();
      if (await takeTurn(this.#context.database, name, nowMs, everyMs)) await run(this.#context);
    } catch (error) {
      this.#onTrouble(error);
    }
  }

  /** Those whose moment has come, by one question, since nearly always there is none. */
  async #due(): Promise<readonly Job[]> {
    try {
      const moments = await dueMoments(this.#context.database.read);
      const nowMs = this.#context.clock.nowMs();
      const now = new Date(nowMs).toISOString();
      return this.#jobs.filter(({ name, everyMs }) => {
        const due = moments.get(name) ?? now;
        return due <= now || due > latestDue(nowMs, everyMs);
      });
    } catch (error) {
      this.#onTrouble(error);
      return [];
    }
  }

  /** No new turn begins; one that runs is waited for. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#running;
    await Promise.all(this.#beside.values());
  }
}
