import type { FaultCode } from '../../shared/base/fault.ts';
import type { KioskTask } from '../../shared/domain/kiosk-request.ts';
import type { Timer } from '../timing/timer.ts';

/** Why work on a request stops before its end. `withdrawn`: nobody waits for an answer any more. */
export type StopReason = Extract<FaultCode, 'kiosk/taken-over'> | 'withdrawn';

/** The answer to no device is given while the desk still takes one. */
const marginMs = 3000;

/** One request that this kiosk works on. */
export class Job {
  readonly task: KioskTask;
  private reason: StopReason | null = null;
  private late = false;
  private readonly wakeUps = new Set<() => void>();
  private readonly cancelDeadline: () => void;

  constructor(task: KioskTask, timer: Timer) {
    this.task = task;
    this.cancelDeadline = timer.after(Math.max(0, task.leftMs - marginMs), () => {
      this.late = true;
      this.wake();
    });
  }

  get stopped(): StopReason | null {
    return this.reason;
  }

  get isLate(): boolean {
    return this.late;
  }

  stop(reason: StopReason): void {
    this.reason ??= reason;
    this.wake();
  }

  /** Runs at every stop, lateness and `wake`; the answer takes it away again. */
  onWake(wakeUp: () => void): () => void {
    this.wakeUps.add(wakeUp);
    return () => {
      this.wakeUps.delete(wakeUp);
    };
  }

  /** Something that the job may wait for has happened. */
  wake(): void {
    for (const wakeUp of [...this.wakeUps]) wakeUp();
  }

  /** Nothing is waited for any more. */
  end(): void {
    this.cancelDeadline();
  }
}
