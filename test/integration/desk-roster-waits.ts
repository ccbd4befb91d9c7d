import { expect, it } from 'vitest';
import type { Clock } from '../../shared/base/clock.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** Where the roster's hours are those of these tests. */
export const rosterZone = 'Europe/Amsterdam';
const monday = Date.parse('2026-11-23T09:00:00+01:00');

/** The forecast follows the events, and may be behind the last answer. */
export async function untilKnownToWait({ desk }: StartedDesk, people: number): Promise<void> {
  const last = { queue: 'advice', priority: 5, arrivedAt: '9999-12-31T00:00:00.000Z' } as const;
  await expect.poll(() => desk.context.waiting.before(last).people).toBe(people);
}

/** How every desk reckons with who is planned, whatever its database; hours are those of `rosterZone`. */
export function waitsForWhoIsPlanned(start: (clock: Clock) => Promise<StartedDesk>): void {
  it('expects a shorter wait when a colleague is planned to come, and a longer one when he is not any more', async () => {
    const desk = await start({ nowMs: () => monday });
    try {
      const bram = await desk.staff('technician', 'Bram');
      const { accountId } = await bram.call('session.get', {});
      await desk.admin.call('session.set-counter', { body: { counter: 'Balie 1' } });
      const submittedAt = new Date(monday).toISOString();
      for (let visit = 0; visit < 8; visit += 1) {
        const body = intake({ startedAt: submittedAt, submittedAt });
        await desk.kiosk.call('ticket.create', { body });
      }
      const waitNow = async () => (await desk.anonymous.call('board.get', {})).wait.toMinutes;
      await untilKnownToWait(desk, 8);
      const alone = await waitNow();

      const { shiftId } = await desk.admin.call('roster.plan', {
        body: {
          shiftId: null,
          shift: {
            accountId,
            day: '2026-11-23',
            hours: { from: '09:10', until: '17:00' },
            counter: '',
            breaks: [],
          },
        },
      });
      const together = await waitNow();
      await desk.admin.call('roster.remove', { params: { shiftId } });

      expect(together).toBeLessThan(alone);
      expect(await waitNow()).toBe(alone);
    } finally {
      await desk.stop();
    }
  });
}
