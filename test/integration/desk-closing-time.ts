import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Clock } from '../../shared/base/clock.ts';
import { fromOpening } from '../../shared/domain/wait-estimate.ts';
import { intake } from './desk-intake.ts';
import { untilKnownToWait } from './desk-roster-waits.ts';
import type { StartedDesk } from './start-desk.ts';

const fridayAt = (time: string) => Date.parse(`2026-11-27T${time}:00+01:00`);
const closesAt = '2026-11-27T16:00:00.000Z';
const mondayMorning = '2026-11-30T07:30:00.000Z';
const hello = { version: '1', queued: 0 };

/** How every desk tells waits that reach past closing time, whatever its database; it closes at five. */
export function knowsWhenItCloses(start: (clock: Clock) => Promise<StartedDesk>): void {
  /** A desk with one technician at work, and so many who wait. */
  const deskAt = async (now: () => number, people: number) => {
    const desk = await start({ nowMs: now });
    await desk.admin.call('session.set-counter', { body: { counter: 'Balie 1' } });
    const cameIn = [];
    for (let visit = 0; visit < people; visit += 1) {
      // One after the other: who came at the same instant counts as ahead of each other.
      const submittedAt = new Date(now() - (people - visit) * 1000).toISOString();
      const body = intake({ startedAt: submittedAt, submittedAt });
      cameIn.push(await desk.kiosk.call('ticket.create', { body }));
      await untilKnownToWait(desk, visit + 1);
    }
    return { desk, cameIn };
  };

  it('says nothing of the end of the day as long as waits end in time', async () => {
    const { desk, cameIn } = await deskAt(() => fridayAt('10:00'), 2);
    try {
      const board = await desk.anonymous.call('board.get', {});
      const late = await desk.admin.call('queue.not-today', {});

      expect(board.closing).toEqual({ closesAt, opensAgainAt: mondayMorning });
      expect(board).not.toHaveProperty('today');
      expect(board.waiting.map(({ today }) => today)).toEqual([undefined, undefined]);
      expect(late.tickets).toEqual([]);
      expect(cameIn).toHaveLength(2);
    } finally {
      await desk.stop();
    }
  });

  it('tells wall, kiosk, phone and staff who will not be helped today, and when it opens again', async () => {
    const nowMs = fridayAt('16:40');
    const { desk, cameIn } = await deskAt(() => nowMs, 12);
    try {
      const last = cameIn.at(-1);
      const params = { token: (last?.statusPath ?? '').slice('/s/'.length) };

      const board = await desk.anonymous.call('board.get', {});
      const phone = await desk.anonymous.call('status.get', { params });
      const told = await desk.kiosk.call('kiosk.hello', {
        body: { ...hello, knowsOpening: true, knowsClosing: true, knowsHours: true },
      });
      const older = await desk.kiosk.call('kiosk.hello', {
        body: { ...hello, knowsOpening: true },
      });
      const { closing, tickets } = await desk.admin.call('queue.not-today', {});

      const opens = { closesAt, opensAgainAt: mondayMorning };
      expect([board.closing, phone.closing, told.closing, closing]).toEqual(
        Array.from({ length: 4 }, () => opens),
      );
      expect([board.today, phone.today, told.today]).toEqual(['unlikely', 'unlikely', 'unlikely']);
      const ofBoard = board.waiting.map(({ today }) => today);
      expect(ofBoard[0]).toBeUndefined();
      expect(ofBoard).toContain('perhaps');
      expect(tickets.map(({ visitCode, today }) => [visitCode, today])).toEqual(
        board.waiting.flatMap(({ visitCode, today }) =>
          today === undefined ? [] : [[visitCode, today]],
        ),
      );
      // From when it opens again, except for who cannot know of that.
      for (const { wait } of [board, phone, told]) expect(wait?.toMinutes).toBeLessThan(240);
      expect(board.timeZone).toBe('Europe/Amsterdam');
      expect(told.hours?.timeZone).toBe('Europe/Amsterdam');
      expect(told.hours?.openings).toEqual(
        expect.arrayContaining([
          { from: '2026-11-27T07:30:00.000Z', until: closesAt },
          { from: mondayMorning, until: '2026-11-30T16:00:00.000Z' },
        ]),
      );
      expect(older).not.toHaveProperty('hours');
      expect(older).not.toHaveProperty('closing');
      expect(older).not.toHaveProperty('today');
      expect(older.wait.fromMinutes).toBeGreaterThan((Date.parse(mondayMorning) - nowMs) / 60_000);
      // And what he was promised can be kept on Monday.
      expect(last).not.toHaveProperty('today');
      expect(last?.wait.fromMinutes).toBeGreaterThan((Date.parse(mondayMorning) - nowMs) / 60_000);
      expect(
        fromOpening(last?.wait ?? { fromMinutes: 0, toMinutes: 0 }, mondayMorning, nowMs).toMinutes,
      ).toBeLessThan(240);
    } finally {
      await desk.stop();
    }
  });

  it('helps people longer while somebody is planned to be at work', async () => {
    const { desk } = await deskAt(() => fridayAt('16:40'), 3);
    try {
      const { accountId } = await desk.admin.call('session.get', {});
      const before = await desk.anonymous.call('board.get', {});
      const shift = {
        accountId,
        day: '2026-11-27',
        hours: { from: '08:30', until: '20:00' },
        counter: '',
        breaks: [],
      };
      await desk.admin.call('roster.plan', { body: { shiftId: null, shift } });
      const after = await desk.anonymous.call('board.get', {});

      expect(before.today).toBeDefined();
      expect(after).not.toHaveProperty('today');
      expect(after.closing?.closesAt).toBe('2026-11-27T19:00:00.000Z');
    } finally {
      await desk.stop();
    }
  });

  it('tells who is checked in by staff, and learns nothing from what was told so', async () => {
    let nowMs = fridayAt('16:40');
    const { desk, cameIn } = await deskAt(() => nowMs, 12);
    const { waits } = desk.desk.context;
    try {
      const submittedAt = new Date(nowMs).toISOString();
      const byStaff = await desk.admin.call('concierge.check-in', {
        body: intake({ startedAt: submittedAt, submittedAt }),
      });
      expect(byStaff.today).toBe('unlikely');

      const call = async (ticketId: string | undefined) => {
        const params = { ticketId: ticketId ?? '' };
        await desk.admin.call('ticket.call', { params, body: { version: 1 } });
      };
      await call(cameIn[0]?.ticketId);
      await expect.poll(() => waits.accuracy().visits).toBe(1);
      nowMs = Date.parse(mondayMorning) + 60_000;
      await call(cameIn.at(-1)?.ticketId);
      await delay(100);
      expect(waits.accuracy().visits).toBe(1);
    } finally {
      await desk.stop();
    }
  });
}
