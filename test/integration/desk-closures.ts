import { describe, expect, it } from 'vitest';
import { lookAtClocks } from '../../desk/service-level/look-at-clocks.ts';
import type { Clock } from '../../shared/base/clock.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

const minute = 60_000;
/** Monday, half an hour after opening. A ticket of priority 4 has 120 minutes until work begins. */
const monday = Date.parse('2026-11-23T09:00:00+01:00');
const due = '2026-11-23T10:00:00.000Z';
/** The desk opens, and two hours later. */
const tuesday = '2026-11-24T07:30:00.000Z';

/** How every desk counts hours in which it is closed against its calendar, whatever its database. */
export function countsClosures(start: (clock: Clock) => Promise<StartedDesk>): void {
  const withDesk = async (
    run: (at: {
      readonly desk: StartedDesk;
      readonly later: (minutes: number) => Promise<void>;
      readonly arrive: () => Promise<{ readonly ticketId: string; readonly token: string }>;
      readonly clocks: (ticketId: string) => ReturnType<typeof clocksOf>;
      readonly momentIn: (minutes: number) => string;
    }) => Promise<void>,
  ) => {
    let nowMs = monday;
    const desk = await start({ nowMs: () => nowMs });
    try {
      await run({
        desk,
        later: async (minutes) => {
          nowMs += minutes * minute;
          await lookAtClocks(desk.desk.context);
        },
        arrive: async () => {
          const submittedAt = new Date(nowMs).toISOString();
          const body = intake({ startedAt: submittedAt, submittedAt });
          const { ticketId, statusPath } = await desk.kiosk.call('ticket.create', { body });
          return { ticketId, token: statusPath.slice('/s/'.length) };
        },
        clocks: (ticketId) => clocksOf(desk, ticketId),
        momentIn: (minutes) => new Date(nowMs + minutes * minute).toISOString(),
      });
    } finally {
      await desk.stop();
    }
  };

  describe('hours in which the desk is closed against its calendar', () => {
    it('move the clocks of what is here already, and give back what was when they are withdrawn', () =>
      withDesk(async ({ desk, later, arrive, clocks, momentIn }) => {
        const lead = await desk.staff('lead', 'Luc');
        const { ticketId } = await arrive();
        await later(30);
        const before = await clocks(ticketId);

        const closure = await lead.call('closure.enter', {
          body: { cause: 'power', reason: 'Meterkast', until: '2026-11-23T16:30:00.000Z' },
        });
        const during = await clocks(ticketId);
        await later(90);
        const afterItWasDue = await clocks(ticketId);
        await lead.call('closure.withdraw', { params: { closureId: closure.closureId } });
        const withdrawn = await clocks(ticketId);
        await later(1);

        expect(before.response.dueAt).toBe(due);
        expect(before).not.toHaveProperty('closures');
        expect(during).toMatchObject({
          response: { state: 'running', usedMinutes: 30, dueAt: '2026-11-24T09:00:00.000Z' },
          closures: [{ cause: 'power', reason: 'Meterkast', entered: { by: 'Luc' } }],
        });
        expect(afterItWasDue.response).toMatchObject({
          state: 'running',
          usedMinutes: 30,
          leftMinutes: 90,
          warned: false,
        });
        expect(withdrawn).not.toHaveProperty('closures');
        expect(withdrawn.response).toMatchObject({ dueAt: due, usedMinutes: 120 });
        // Whoever looks after it was withdrawn hears what there is to hear by then.
        const { items } = await lead.call('service-level.list', { query: {} });
        expect(items.map(({ item, pressing }) => [item.ticketId, pressing])).toEqual([
          [ticketId, 'breached'],
        ]);
        expect(
          (await lead.refusal('closure.withdraw', { params: { closureId: closure.closureId } }))
            .code,
        ).toBe('closure/over');
        expect(momentIn(0)).toBe('2026-11-23T10:01:00.000Z');
      }));

    it('take back nothing that was told before they were entered', () =>
      withDesk(async ({ desk, later, arrive, clocks, momentIn }) => {
        const late = (await arrive()).ticketId;
        await later(25);
        const nearly = (await arrive()).ticketId;
        await later(100);

        await desk.admin.call('closure.enter', {
          body: { cause: 'building', reason: '', from: momentIn(-60), until: momentIn(60) },
        });
        await later(1);

        expect((await clocks(late)).response).toMatchObject({ state: 'breached', dueAt: due });
        expect((await clocks(nearly)).response).toMatchObject({
          state: 'running',
          warned: true,
          usedMinutes: 40,
          // An hour before it was entered, and one after.
          dueAt: '2026-11-23T12:25:00.000Z',
        });
      }));

    it('close the desk for kiosk, wall and phone, also while somebody is at work, until it opens again', () =>
      withDesk(async ({ desk, later, arrive, momentIn }) => {
        const { token } = await arrive();
        await desk.admin.call('session.set-counter', { body: { counter: 'Balie 1' } });
        const params = { token };
        const hello = { version: '1', queued: 0, knowsOpening: true as const };
        const told = async () => ({
          board: await desk.anonymous.call('board.get', {}),
          kiosk: await desk.kiosk.call('kiosk.hello', {
            body: { ...hello, knowsClosure: true, knowsHours: true },
          }),
          older: await desk.kiosk.call('kiosk.hello', { body: hello }),
          phone: await desk.anonymous.call('status.get', { params }),
        });
        const until = momentIn(90);

        const open = await told();
        const { closureId } = await desk.admin.call('closure.enter', {
          body: { cause: 'weather', reason: 'Code rood', until },
        });
        const closed = await told();
        const second = await arrive();
        const submittedAt = momentIn(0);
        const byStaff = await desk.admin.call('concierge.check-in', {
          body: intake({ startedAt: submittedAt, submittedAt }),
        });
        await later(10);
        await desk.admin.call('closure.end', { params: { closureId } });
        const again = await told();

        for (const each of [open.board, open.kiosk, open.phone, again.board, again.kiosk]) {
          expect(each).not.toHaveProperty('opensAt');
          expect(each).not.toHaveProperty('closedBy');
        }
        expect(closed).toMatchObject({
          board: { opensAt: until, closedBy: 'weather' },
          kiosk: { opensAt: until, closedBy: 'weather', hours: { timeZone: 'Europe/Amsterdam' } },
          older: { opensAt: until },
          phone: { opensAt: until, clocks: { closure: { cause: 'weather', opensAt: until } } },
        });
        expect(open.kiosk.hours?.openings[0]?.from).toBe('2026-11-23T07:30:00.000Z');
        expect(closed.kiosk.hours?.openings.map(({ from }) => from)).toContain(until);
        expect(closed.older).not.toHaveProperty('closedBy');
        // Who sits at the counter is told what his phone will say.
        expect(byStaff.wait.fromMinutes).toBeGreaterThanOrEqual(90);
        expect(JSON.stringify(closed.phone)).not.toContain('Code rood');
        expect(again.phone.clocks).not.toHaveProperty('closure');
        const clocks = await desk.admin.call('ticket.clocks', {
          params: { ticketId: second.ticketId },
        });
        // It came ten minutes before the desk opened again.
        expect(clocks.response.dueAt).toBe('2026-11-23T10:10:00.000Z');
        await later(1);
        const { ticketId } = await arrive();
        const ofNewcomer = await desk.admin.call('ticket.clocks', { params: { ticketId } });
        expect(ofNewcomer).not.toHaveProperty('closures');
      }));

    it('are the same as a break of its calendar, which counts for nobody who comes later', () =>
      withDesk(async ({ desk, later, arrive, clocks }) => {
        const { version, calendar, targets } = await desk.admin.call('service-terms.get', {});
        const breaks = [{ from: '09:30', until: '10:30' }];
        const week = { ...calendar.week, monday: { from: '08:30', until: '17:00', breaks } };
        await desk.admin.call('service-terms.set', {
          body: { version, calendar: { ...calendar, week }, targets },
        });
        await later(1);
        const { ticketId } = await arrive();
        const board = () => desk.anonymous.call('board.get', {});

        const open = await board();
        await later(40);
        const inBreak = await board();

        expect((await clocks(ticketId)).response).toMatchObject({
          usedMinutes: 29,
          dueAt: '2026-11-23T11:01:00.000Z',
        });
        expect(open).not.toHaveProperty('opensAt');
        expect(inBreak).toMatchObject({ opensAt: '2026-11-23T09:30:00.000Z' });
        expect(inBreak).not.toHaveProperty('closedBy');
        const roster = await desk.admin.call('roster.week', { query: { from: '2026-11-23' } });
        expect(roster.open[0]?.hours).toEqual({ from: '08:30', until: '17:00', breaks });
      }));

    it('are left out of a day that is past, and of nothing that comes after it', () =>
      withDesk(async ({ desk, later, momentIn }) => {
        const { serviceLevels } = desk.desk.context;
        const [from, until] = [momentIn(60), momentIn(120)];
        const day = { from: '2026-11-22T23:00:00.000Z', to: '2026-11-23T23:00:00.000Z' };
        await desk.admin.call('closure.enter', {
          body: { cause: 'power', reason: '', from, until },
        });
        await later(5 * 24 * 60);

        const { openings } = await desk.admin.call('appointment.list', { query: day });
        const [soon, long] = [0, 3 * 24 * 60].map(async (minutes) =>
          (await serviceLevels.openingHours(Date.parse(until) + minutes * minute))(firstSiteId),
        );

        expect(openings).toEqual([
          { from: '2026-11-23T07:30:00.000Z', until: from },
          { from: until, until: '2026-11-23T16:00:00.000Z' },
        ]);
        const inIt = Date.parse(from) + minute;
        expect((await soon)?.closureAt(inIt)?.cause).toBe('power');
        // Not read any more.
        expect((await long)?.closureAt(inIt)).toBeNull();
      }));

    it('are entered by leads, within reach, and kept in the trail', () =>
      withDesk(async ({ desk, arrive, clocks, momentIn }) => {
        const technician = await desk.staff('technician', 'Mila');
        const lead = await desk.staff('lead', 'Luc');
        const { ticketId } = await arrive();
        const enter = (from: string, until: string) =>
          lead.ask('closure.enter', { body: { cause: 'strike', reason: '', from, until } });
        const day = 24 * 60;

        const wrong = await Promise.all([
          enter(momentIn(60), momentIn(60)),
          enter(momentIn(-day - 1), momentIn(60)),
          enter(momentIn(0), momentIn(31 * day + 1)),
          enter(momentIn(367 * day), momentIn(368 * day)),
        ]);
        const coming = await lead.call('closure.enter', {
          body: { cause: 'strike', reason: '', from: momentIn(15), until: tuesday },
        });
        const params = { closureId: coming.closureId };

        expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
        expect((await technician.refusal('closure.list', {})).code).toBe('auth/forbidden');
        expect((await lead.refusal('closure.end', { params })).code).toBe('closure/over');
        expect((await clocks(ticketId)).response.dueAt).toBe('2026-11-24T09:15:00.000Z');
        await lead.call('closure.withdraw', { params });
        const { closures } = await lead.call('closure.list', {});
        expect(closures).toMatchObject([{ ...coming, withdrawn: { at: momentIn(0), by: 'Luc' } }]);
        const { lines } = await desk.admin.call('audit.list', { query: {} });
        expect(lines.map(({ kind }) => kind)).toEqual(
          expect.arrayContaining(['closure.enter', 'closure.withdraw']),
        );
      }));
  });
}

function clocksOf(desk: StartedDesk, ticketId: string) {
  return desk.admin.call('ticket.clocks', { params: { ticketId } });
}
