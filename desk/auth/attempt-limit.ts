import type { Clock } from '../../shared/base/clock.ts';

/** How often something may be tried within a window. */
export interface AttemptRule {
  readonly attempts: number;
  readonly windowMs: number;
}

/** Distinct keys remembered; the oldest goes first, so that made-up names cannot fill the memory. */
const rememberedKeys = 10_000;

/**
 * Counts attempts per key in fixed windows. An attempt is counted before it is made, so that many at
 * once cannot pass together; a good one is given back. Counts live in this process: with several
 * desks each has its own.
 */
export class AttemptLimit {
  private readonly clock: Clock;
  private readonly rule: AttemptRule;
  private readonly counts = new Map<string, { used: number; readonly endsMs: number }>();

  constructor(clock: Clock, rule: AttemptRule) {
    this.clock = clock;
    this.rule = rule;
  }

  /** Counts one attempt; false when there were too many. */
  take(key: string): boolean {
    const nowMs = this.clock.nowMs();
    const known = this.counts.get(key);
    if (known === undefined || known.endsMs <= nowMs) {
      this.counts.delete(key);
      this.counts.set(key, { used: 1, endsMs: nowMs + this.rule.windowMs });
      this.forgetOldest();
      return true;
    }
    known.used += 1;
    return known.used <= this.rule.attempts;
  }

  /** Takes back one attempt that was good. */
  giveBack(key: string): void {
    const known = this.counts.get(key);
    if (known !== undefined) known.used -= 1;
  }

  private forgetOldest(): void {
    const oldest = this.counts.keys().next().value;
    if (this.counts.size > rememberedKeys && oldest !== undefined) this.counts.delete(oldest);
  }
}
