/** So many wrong codes in so much time. */
export interface LimitRule {
  readonly failures: number;
  readonly windowMs: number;
}

/**
 * Stops guessing: after too many failures within the window every further try is refused, right or
 * wrong, until the oldest failure is out of the window. One kiosk has one keypad, so one count.
 */
export class AttemptLimit {
  private readonly rule: LimitRule;
  private failedAt: readonly number[] = [];

  constructor(rule: LimitRule) {
    this.rule = rule;
  }

  allows(nowMs: number): boolean {
    this.failedAt = this.failedAt.filter((at) => nowMs - at < this.rule.windowMs);
    return this.failedAt.length < this.rule.failures;
  }

  failed(nowMs: number): void {
    this.failedAt = [...this.failedAt, nowMs];
  }
}
