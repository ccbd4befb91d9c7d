import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Log } from '../log/log.ts';
import type { Timer } from '../timing/timer.ts';

export interface SweepingParts {
  readonly timer: Timer;
  /** Each erases one kind of thing whose time is over. */
  readonly sweep: () => Promise<readonly Result<unknown, Fault>[]>;
  readonly onSwept: () => Promise<void>;
  readonly log: Log;
}

const everyMs = 30_000;

/** Erases again and again what has been kept long enough. */
export class Sweeping {
  private readonly parts: SweepingParts;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  private cancel: () => void = () => undefined;

  constructor(parts: SweepingParts) {
    this.parts = parts;
  }

  /** Sweeps once, then goes on by itself. */
  async start(): Promise<void> {
    await this.once();
    this.later();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancel();
    await this.running;
  }

  private async once(): Promise<void> {
    for (const swept of await this.parts.sweep()) {
      if (!swept.ok) this.parts.log.error('Sweeping failed', { fault: swept.fault.code });
    }
    await this.parts.onSwept();
  }

  private later(): void {
    this.cancel = this.parts.timer.after(everyMs, () => {
      this.running = this.once().then(() => {
        if (!this.stopped) this.later();
      });
    });
  }
}
