import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookAtClocks } from '../../desk/service-level/look-at-clocks.ts';
import type { Clock } from '../../shared/base/clock.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

const minute = 60_000;
const month = 30 * 24 * 60 * minute;
/** Nobody is signed out when the clock is moved on. */
export const longSessions = { sessionIdleMs: month, sessionLifetimeMs: month };
/** Monday, half an hour after opening. A ticket of priority 4 has 120 minutes, then 2550. */
const monday = Date.parse('2026-11-23T09:00:00+01:00');

/** How every desk keeps what was agreed, whatever its database. The clock is the test's own. */
export function keepsServiceLevels(start: (clock: Clock) => Promise<StartedDesk>): void {
  let nowMs = monday;
  let desk: StartedDesk;
  let technician: DeskVisitor;
  const later = async (minutes: number) => {
    nowMs += minutes * minute;
    await lookAtClocks(desk.desk.context);
  };
  const arrive = async (change: Partial<TicketIntake> = {}) => {
    const submittedAt = new Date(nowMs).toISOString();
    const body = intake({ startedAt: submittedAt, submittedAt, ...change });
    return (await desk.kiosk.call('ticket.create', { body })).ticketId;
  };
  const clocks = (ticketId: string) => desk.admin.call('ticket.clocks', { params: { ticketId } });
  const card = (ticketId: string) => desk.admin.call('ticket.get', { params: { ticketId } });
  const happened = async (ticketId: string) =>
    (await card(ticketId)).history.map(({ kind, details }) =>
      details['clock'] === undefined ? kind : `${kind} ${String(details['clock'])}`,
    );
  const pause = (ticketId: string, minutes: number) =>
    technician.ask('ticket.pause', {
      params: { ticketId },
      body: {
        cause: 'part',
        reason: 'Accu besteld bij Bakker',
        until: new Date(nowMs + minutes * minute).toISOString(),
      },
    });
  const work = async (ticketId: string) => {
    const { item } = await technician.call('ticket.call', {
      params: { ticketId },
      body: { version: (await card(ticketId)).item.version },
    });
    return technician.call('ticket.start', {
      params: { ticketId },
      body: { version: item.version },
    });
  };

  describe('what was agreed', () => {
    beforeEach(async () => {
      nowMs = monday;
      desk = await start({ nowMs: () => nowMs });
      technician = await desk.staff('technician', 'Mila');
    });
    afterEach(() => desk.stop());

    it('is warned of at three quarters and told of when broken, each once, by one of several desks', async () => {
      const lead = await desk.staff('lead', 'Luc');
      const ticketId = await arrive();
      const { version } = (await card(ticketId)).item;
      const look = () => Promise.all([1, 2, 3].map(() => lookAtClocks(desk.desk.context)));
      const heard = async (who: DeskVisitor) =>
        (await who.call('notice.list', {})).notices.map(({ kind, details }) => [kind, details]);

      await later(89);
      const early = await happened(ticketId);
      nowMs += minute;
      await look();
      const warned = await happened(ticketId);
      nowMs += 31 * minute;
      await look();
      await look();

      expect(early).toEqual(['ticket.created']);
      expect(warned).toEqual(['ticket.created', 'ticket.clock-warned response']);
      expect(await happened(ticketId)).toEqual([...warned, 'ticket.clock-breached response']);
      expect((await card(ticketId)).item.version).toBe(version);
      expect(await heard(lead)).toEqual([
        ['clock-breached', { clock: 'response' }],
        ['clock-warned', { clock: 'response' }],
      ]);
      expect(await heard(technician)).toEqual([]);
    });

    it('is told to who works on the ticket, and judged by when work began', async () => {
      const ticketId = await arrive();
      await later(20);
      await work(ticketId);
      await later(5 * 24 * 60);

      const { response, resolution } = await clocks(ticketId);
      const { notices } = await technician.call('notice.list', {});

      expect(response).toMatchObject({ state: 'met', usedMinutes: 20, leftMinutes: 100 });
      expect(resolution).toMatchObject({ state: 'running', usedMinutes: 2520, warned: true });
      expect(resolution.dueAt).toBe('2026-11-30T08:00:00.000Z');
      expect(notices).toMatchObject([{ kind: 'clock-warned', ticket: { ticketId } }]);
    });

    it('stands still in a pause, which ends by itself or by hand and is one at a time', async () => {
      const ticketId = await arrive();
      const dueAt = async () => (await clocks(ticketId)).response.dueAt;
      const first = await dueAt();

      await pause(ticketId, 60);
      const twice = await pause(ticketId, 90);
      await later(30);
      const during = await clocks(ticketId);
      await later(40);
      const over = await clocks(ticketId);
      await pause(ticketId, 600);
      await later(10);
      const resumed = await technician.call('ticket.resume', { params: { ticketId } });
      const again = await technician.refusal('ticket.resume', { params: { ticketId } });
      const past = await pause(ticketId, -1);
      const endless = await pause(ticketId, 91 * 24 * 60);

      expect(first).toBe('2026-11-23T10:00:00.000Z');
      expect(twice).toMatchObject({ status: 409, body: { code: 'ticket/illegal-move' } });
      expect(during).toMatchObject({
        response: { state: 'paused', usedMinutes: 0, dueAt: '2026-11-23T11:00:00.000Z' },
        pause: { cause: 'part', reason: 'Accu besteld bij Bakker', by: 'Mila' },
      });
      expect(over).toMatchObject({ response: { state: 'running', usedMinutes: 10 }, pause: null });
      expect(resumed).toMatchObject({
        response: { state: 'running', usedMinutes: 10, dueAt: '2026-11-23T11:10:00.000Z' },
        pause: null,
      });
      expect(again.code).toBe('ticket/illegal-move');
      expect([past.status, endless.status]).toEqual([400, 400]);
      expect(await happened(ticketId)).toEqual([
        'ticket.created',
        'ticket.paused',
        'ticket.resumed',
        'ticket.paused',
        'ticket.resumed',
      ]);
    });

    it('goes on with what was used after a failed verification, and cannot be paused when resolved', async () => {
      const ticketId = await arrive();
      await work(ticketId);
      await later(60);
      const resolve = async () =>
        technician.call('ticket.resolve', {
          params: { ticketId },
          body: {
            version: (await card(ticketId)).item.version,
            cause: 'Wifi uit',
            solution: 'Wifi aan',
            closingCode: 'solved',
          },
        });
      await resolve();
      const refused = await pause(ticketId, 60);
      await later(120);
      const stopped = (await clocks(ticketId)).resolution;
      await technician.call('ticket.verify', {
        params: { ticketId },
        body: { version: (await card(ticketId)).item.version, verification: 'does-not-work' },
      });
      await later(30);

      expect(refused.status).toBe(409);
      expect(stopped).toMatchObject({ state: 'met', usedMinutes: 60, dueAt: null });
      expect((await clocks(ticketId)).resolution).toMatchObject({
        state: 'running',
        usedMinutes: 90,
        stoppedAt: null,
      });
    });

    it('follows a changed priority from the arrival on', async () => {
      const ticketId = await arrive();
      await later(100);

      await technician.call('ticket.priority', {
        params: { ticketId },
        body: {
          version: (await card(ticketId)).item.version,
          decision: 'change',
          impact: 1,
          urgency: 1,
          argument: 'De hele afdeling ligt stil',
        },
      });
      await later(0);

      expect((await clocks(ticketId)).response).toMatchObject({
        state: 'breached',
        targetMinutes: 15,
        leftMinutes: -85,
      });
      expect(await happened(ticketId)).toEqual([
        'ticket.created',
        'ticket.clock-warned response',
        'ticket.priority-changed',
        'ticket.clock-breached response',
      ]);
    });

    it('is listed when pressing, the earliest due first, page by page and without what one may not see', async () => {
      const late = await arrive();
      const complaint = await arrive({
        errand: 'question',
        reportType: 'complaint',
        assessment: { impact: 1, urgency: 1, priority: 1, reasons: [], argument: 'Klacht.' },
      });
      await later(30);
      const paused = await arrive();
      await pause(paused, 24 * 60);
      const nearly = await arrive();
      await later(95);
      await arrive();
      await later(0);

      const list = async (
        who: DeskVisitor,
        query: { show?: 'paused'; after?: string; limit?: number },
      ) => who.call('service-level.list', { query });
      const first = await list(technician, { limit: 2 });
      const second = await list(technician, { limit: 2, after: first.next ?? '' });

      expect(first.items.map(({ item, pressing }) => [item.ticketId, pressing])).toEqual([
        [late, 'breached'],
        [nearly, 'warned'],
      ]);
      expect(first.items[0]?.response).toMatchObject({ state: 'breached', leftMinutes: -5 });
      expect(second.items.map(({ item }) => item.ticketId)).toEqual([paused]);
      expect(second.next).toBeNull();
      expect((await list(technician, { show: 'paused' })).items).toHaveLength(1);
      expect((await list(desk.admin, {})).items.map(({ item }) => item.ticketId)).toContain(
        complaint,
      );
      expect((await list(technician, {})).items.map(({ item }) => item.ticketId)).not.toContain(
        complaint,
      );
      expect(
        (await technician.ask('ticket.clocks', { params: { ticketId: complaint } })).status,
      ).toBe(404);
    });

    it('is changed by leads for what arrives from then on, by one at a time', async () => {
      const lead = await desk.staff('lead');
      const before = await arrive();
      const { version, calendar, targets } = await lead.call('service-terms.get', {});
      const closed = { ...calendar, closedDays: [{ date: '2026-11-23', name: 'Studiedag' }] };
      const body = { version, calendar: closed, targets };

      await later(1);
      const changed = await lead.call('service-terms.set', { body });
      const tooLate = await desk.admin.refusal('service-terms.set', { body });
      await later(1);
      const after = await arrive();

      expect(changed).toMatchObject({ version: version + 1, calendar: closed });
      expect(tooLate.code).toBe('service-terms/changed-meanwhile');
      expect((await clocks(before)).response.dueAt).toBe('2026-11-23T10:00:00.000Z');
      // The next day at half past eight, and two hours on.
      expect((await clocks(after)).response.dueAt).toBe('2026-11-24T09:30:00.000Z');
      expect((await technician.refusal('service-terms.get', {})).code).toBe('auth/forbidden');
      const { holidays } = await lead.call('service-terms.holidays', { params: { year: 2026 } });
      expect(holidays).toContainEqual({
        date: '2026-04-27',
        name: { nl: 'Koningsdag', en: "King's Day" },
      });
    });

    it("reads the same on the visitor's page, without the words that were meant for colleagues", async () => {
      const ticketId = await arrive();
      const { statusPath } = await card(ticketId);
      const page = async () =>
        desk.anonymous.call('status.get', { params: { token: statusPath.slice('/s/'.length) } });

      const before = await page();
      await pause(ticketId, 60);
      const during = await page();
      const staff = await clocks(ticketId);

      expect(before.clocks).toEqual({
        response: { late: false, dueAt: '2026-11-23T10:00:00.000Z' },
        resolution: { late: false, dueAt: '2026-11-30T08:00:00.000Z' },
        pause: null,
      });
      expect(during.clocks).toEqual({
        response: { late: false, dueAt: staff.response.dueAt },
        resolution: { late: false, dueAt: staff.resolution.dueAt },
        pause: { cause: 'part', until: '2026-11-23T09:00:00.000Z' },
      });
      expect(JSON.stringify(during)).not.toContain('Bakker');
    });
  });
}
