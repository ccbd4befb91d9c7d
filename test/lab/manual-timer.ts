import type { Clock } from '../../shared/base/clock.ts';
import type { Timer } from '../../main/timing/timer.ts';

interface Waiting {
  readonly at: number;
  readonly action: () => void;
}

/** Time that only moves when a test moves it. */
export class ManualTime implements Timer, Clock {
  private now: number;
  private waiting: Waiting[] = [];

  constructor(startMs = Date.parse('2026-11-22T09:00:00.000Z')) {
    this.now = startMs;
  }

  readonly nowMs = (): number => this.now;

  after(delayMs: number, action: () => void): () => void {
    const one: Waiting = { at: this.now + delayMs, action };
    this.waiting.push(one);
    return () => {
      this.waiting = this.waiting.filter((other) => other !== one);
    };
  }

  /** Whether something is due exactly so long from now. */
  waitingFor(delayMs: number): boolean {
    return this.waiting.some(({ at }) => at === this.now + delayMs);
  }

  /** Lets this much time pass; everything due runs in order of its moment. */
  pass(durationMs: number): void {
    const end = this.now + durationMs;
    for (;;) {
      const next = this.waiting
        .filter((one) => one.at <= end)
        .toSorted((one, other) => one.at - other.at)[0];
      if (next === undefined) break;
      this.waiting = this.waiting.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.action();
    }
    this.now = end;
  }
}
