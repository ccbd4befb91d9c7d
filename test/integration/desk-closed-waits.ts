import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Clock } from '../../shared/base/clock.ts';
import { intake } from './desk-intake.ts';
import { untilKnownToWait } from './desk-roster-waits.ts';
import type { StartedDesk } from './start-desk.ts';

const saturdayEvening = Date.parse('2026-11-28T20:00:00+01:00');
const mondayMorning = '2026-11-30T07:30:00.000Z';
const minutesUntilOpen = 35.5 * 60;

/** How every desk tells waits while it is closed, whatever its database; its first hours are Monday to Friday. */
export function knowsWhenItOpens(start: (clock: Clock) => Promise<StartedDesk>): void {
  const cameOnSaturday = () => {
    const submittedAt = new Date(saturdayEvening).toISOString();
    return intake({ startedAt: submittedAt, submittedAt });
  };
  const hello = { version: '1', queued: 0 };

  it('tells wall, kiosk and phone when it opens, and promises nobody a call before', async () => {
    const desk = await start({ nowMs: () => saturdayEvening });
    try {
      const taken = await desk.kiosk.call('ticket.create', { body: cameOnSaturday() });
      const params = { token: taken.statusPath.slice('/s/'.length) };

      const board = await desk.anonymous.call('board.get', {});
      const told = await desk.kiosk.call('kiosk.hello', {
        body: { ...hello, knowsOpening: true },
      });
      const older = await desk.kiosk.call('kiosk.hello', { body: hello });
      const phone = await desk.anonymous.call('status.get', { params });

      expect([board.opensAt, told.opensAt, phone.opensAt]).toEqual(
        Array.from({ length: 3 }, () => mondayMorning),
      );
      expect(older).not.toHaveProperty('opensAt');
      for (const { wait } of [board, told, phone]) expect(wait?.toMinutes).toBeLessThan(120);
      for (const { wait } of [taken, older]) {
        expect(wait.fromMinutes).toBeGreaterThanOrEqual(minutesUntilOpen);
        expect(wait.toMinutes).toBeLessThan(minutesUntilOpen + 120);
      }
    } finally {
      await desk.stop();
    }
  });

  it('is open as long as somebody is at work, whatever its hours are', async () => {
    const desk = await start({ nowMs: () => saturdayEvening });
    try {
      await desk.admin.call('session.set-counter', { body: { counter: 'Balie 1' } });

      const board = await desk.anonymous.call('board.get', {});

      expect(board).not.toHaveProperty('opensAt');
      expect(board.wait.toMinutes).toBeLessThan(120);
    } finally {
      await desk.stop();
    }
  });

  it('calls nobody on the wall the next morning who is called still', async () => {
    let nowMs = saturdayEvening;
    const desk = await start({ nowMs: () => nowMs });
    try {
      const { ticketId, visitCode } = await desk.kiosk.call('ticket.create', {
        body: cameOnSaturday(),
      });
      const params = { ticketId };
      await desk.admin.call('ticket.call', { params, body: { version: 1 } });
      const board = () => desk.anonymous.call('board.get', {});
      const codes = async () => (await board()).called.map((call) => call.visitCode);

      await expect.poll(codes).toEqual([visitCode]);
      nowMs += 13 * 60 * 60 * 1000;
      expect(await codes()).toEqual([]);
      // Nor does he keep the desk open.
      expect((await board()).opensAt).toBe(mondayMorning);
    } finally {
      await desk.stop();
    }
  });

  it('learns nothing from who waited for it to open', async () => {
    let nowMs = saturdayEvening;
    const desk = await start({ nowMs: () => nowMs });
    const { waits } = desk.desk.context;
    const call = async ({ ticketId }: { readonly ticketId: string }) => {
      await desk.admin.call('ticket.call', { params: { ticketId }, body: { version: 1 } });
    };
    try {
      const early = await desk.kiosk.call('ticket.create', { body: cameOnSaturday() });
      nowMs = Date.parse(mondayMorning) + 20 * 60_000;
      await desk.admin.call('session.set-counter', { body: { counter: 'Balie 1' } });
      await call(early);
      const submittedAt = new Date(nowMs).toISOString();
      const body = intake({ startedAt: submittedAt, submittedAt });
      await call(await desk.kiosk.call('ticket.create', { body }));

      await expect.poll(() => waits.accuracy().visits).toBe(1);
      await delay(100);
      expect(waits.accuracy().visits).toBe(1);
    } finally {
      await desk.stop();
    }
  });

  it('reckons with a closure and a break of its calendar that are still to come today', async () => {
    const beforeNoon = Date.parse('2026-11-23T11:50:00+01:00');
    const desk = await start({ nowMs: () => beforeNoon });
    try {
      await desk.admin.call('session.set-counter', { body: { counter: 'Balie 1' } });
      const submittedAt = new Date(beforeNoon).toISOString();
      for (let visit = 0; visit < 8; visit += 1) {
        const body = intake({ startedAt: submittedAt, submittedAt });
        await desk.kiosk.call('ticket.create', { body });
      }
      await untilKnownToWait(desk, 8);
      const waitNow = async () => (await desk.anonymous.call('board.get', {})).wait;
      const open = await waitNow();

      await desk.admin.call('closure.enter', {
        body: {
          cause: 'power',
          reason: '',
          from: '2026-11-23T11:00:00.000Z',
          until: '2026-11-23T12:00:00.000Z',
        },
      });
      const moved = await waitNow();
      const { version, calendar, targets } = await desk.admin.call('service-terms.get', {});
      const lunch = { from: '13:05', until: '13:20' };
      const monday = { ...calendar.week.monday, from: '08:30', until: '17:00', breaks: [lunch] };
      const week = { ...calendar.week, monday };
      await desk.admin.call('service-terms.set', {
        body: { version, calendar: { ...calendar, week }, targets },
      });

      expect(open.fromMinutes).toBeGreaterThan(15);
      expect(moved).toEqual({
        fromMinutes: open.fromMinutes + 60,
        toMinutes: open.toMinutes + 60,
      });
      await expect.poll(waitNow).toEqual({
        fromMinutes: moved.fromMinutes + 15,
        toMinutes: moved.toMinutes + 15,
      });
    } finally {
      await desk.stop();
    }
  });

  it('reckons with who is planned when it opens', async () => {
    const desk = await start({ nowMs: () => saturdayEvening });
    try {
      for (let visit = 0; visit < 8; visit += 1) {
        await desk.kiosk.call('ticket.create', { body: cameOnSaturday() });
      }
      const board = () => desk.anonymous.call('board.get', {});
      await untilKnownToWait(desk, 8);
      const alone = (await board()).wait.toMinutes;

      for (const name of ['Anna', 'Bram', 'Chris']) {
        const { accountId } = await (await desk.staff('technician', name)).call('session.get', {});
        const shift = {
          accountId,
          day: '2026-11-30',
          hours: { from: '08:30', until: '17:00' },
          counter: '',
          breaks: [],
        };
        await desk.admin.call('roster.plan', { body: { shiftId: null, shift } });
      }

      expect((await board()).wait.toMinutes).toBeLessThan(alone);
    } finally {
      await desk.stop();
    }
  });
}
