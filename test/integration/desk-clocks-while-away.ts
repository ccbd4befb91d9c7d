import { expect, it } from 'vitest';
import type { Clock } from '../../shared/base/clock.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

const minute = 60_000;
/** Monday, half an hour after opening. A ticket of priority 4 has 120 minutes. */
const monday = Date.parse('2026-11-23T09:00:00+01:00');

/** How the clocks of every desk run on while a visitor is away, whatever its database. */
export function countsWhileAway(start: (clock: Clock) => Promise<StartedDesk>): void {
  it('counts what was agreed from the arrival, also for who was away and lost his place', async () => {
    let nowMs = monday;
    const desk = await start({ nowMs: () => nowMs });
    try {
      const arrive = async () => {
        const submittedAt = new Date(nowMs).toISOString();
        const body = intake({ startedAt: submittedAt, submittedAt });
        return (await desk.kiosk.call('ticket.create', { body })).ticketId;
      };
      const params = { ticketId: await arrive() };
      nowMs += 10 * minute;
      await arrive();
      const call = (version: number) =>
        desk.admin.call('ticket.call', { params, body: { version } });
      await call(1);
      await call(2);
      await desk.admin.call('ticket.no-show', { params, body: { version: 3 } });
      nowMs += 5 * minute;
      const absent = await desk.admin.call('ticket.clocks', { params });

      const back = await desk.admin.call('ticket.back-in-queue', { params, body: { version: 4 } });
      nowMs += 5 * minute;
      const { response } = await desk.admin.call('ticket.clocks', { params });

      expect(absent.response).toMatchObject({ state: 'running', usedMinutes: 15 });
      expect(Date.parse(back.item.arrivedAt)).toBeGreaterThan(monday);
      expect(response).toMatchObject({
        state: 'running',
        usedMinutes: 20,
        dueAt: '2026-11-23T10:00:00.000Z',
      });
    } finally {
      await desk.stop();
    }
  });
}
