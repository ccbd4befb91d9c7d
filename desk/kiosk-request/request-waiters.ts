import type { EventHub } from '../events/hub.ts';

/** A kiosk that waits for a change of its requests. */
export interface Waiter {
  /** Resolves at the first change since the waiter was made, or after this time. */
  changed(withinMs: number): Promise<void>;
}

/**
 * Holds the questions of kiosks until somebody asks them something or takes it back. The hub hears of
 * it on every desk of one database. A kiosk has one question at a time: a new one answers the old one,
 * whose connection is most likely lost.
 */
export class RequestWaiters {
  private readonly wakeUps = new Map<string, () => void>();
  private stopped = false;

  constructor(hub: EventHub) {
    hub.subscribe(({ kind, details }) => {
      if (kind !== 'ticket.kiosk-asked' && kind !== 'ticket.kiosk-request-withdrawn') return;
      this.wakeUps.get(String(details['kioskId']))?.();
    });
  }

  /** Made before the table is read, so that nothing falls between reading and waiting. */
  begin(kioskId: string): Waiter {
    this.wakeUps.get(kioskId)?.();
    const woken = Promise.withResolvers<void>();
    const wakeUp = (): void => {
      if (this.wakeUps.get(kioskId) === wakeUp) this.wakeUps.delete(kioskId);
      woken.resolve();
    };
    if (this.stopped) woken.resolve();
    else this.wakeUps.set(kioskId, wakeUp);
    return {
      changed: async (withinMs) => {
        const timeout = setTimeout(wakeUp, withinMs);
        await woken.promise;
        clearTimeout(timeout);
      },
    };
  }

  /** The held question of this kiosk is answered now. */
  wake(kioskId: string): void {
    this.wakeUps.get(kioskId)?.();
  }

  /** Every held question is answered now, and from now on at once. */
  stop(): void {
    this.stopped = true;
    for (const wakeUp of [...this.wakeUps.values()]) wakeUp();
  }
}
