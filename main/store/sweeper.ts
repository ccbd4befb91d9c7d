import type { Clock } from '../../shared/base/clock.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';
import type { Log } from '../log/log.ts';
import type { Timer } from '../timing/timer.ts';
import type { OutboxStore } from './outbox-store.ts';
import { holdToClock } from './hold-to-clock.ts';
import type { KioskDatabase } from './tables.ts';
import type { VisitStore } from './visit-store.ts';

export interface SweeperParts {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  /** How the kiosk is configured now. */
  readonly config: () => KioskConfig;
  readonly database: KioskDatabase;
  readonly visitStore: VisitStore;
  readonly outboxStore: OutboxStore;
  readonly onSwept: () => Promise<void>;
}

const everyMs = 30_000;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/**
 * Reading a page or waiting for a phone is no answer, so a visitor may be busy for long. One whose screen
 * never came to say that he left is not waited for longer than this.
 */
const longestSilenceMs = 4 * 60 * minuteMs;

/** Erases what has lived long enough, again and again. */
export class Sweeper {
  private readonly parts: SweeperParts;
  private stopped = false;
  private sweeping: Promise<void> = Promise.resolve();
  private cancel: () => void = () => undefined;

  constructor(parts: SweeperParts) {
    this.parts = parts;
  }

  async start(): Promise<void> {
    await this.sweep();
    this.later();
  }

  stop(): Promise<void> {
    this.stopped = true;
    this.cancel();
    return this.sweeping;
  }

  private later(): void {
    this.cancel = this.parts.timer.after(everyMs, () => {
      this.sweeping = this.sweep().then(() => {
        if (!this.stopped) this.later();
      });
    });
  }

  private async sweep(): Promise<void> {
    const { clock, config, database, visitStore, outboxStore, log, onSwept } = this.parts;
    const { resumeMinutes, keepDays } = config();
    const nowMs = clock.nowMs();
    const resumableSince = nowMs - resumeMinutes * minuteMs;
    for (const swept of [
      await holdToClock(database, nowMs),
      await visitStore.expire(resumableSince, nowMs - longestSilenceMs),
      await outboxStore.forgetReceipts(resumableSince),
      await visitStore.forgetEnded(nowMs - keepDays * dayMs),
    ]) {
      if (!swept.ok) log.error('Sweeping failed', { fault: swept.fault.code });
    }
    await onSwept();
  }
}
