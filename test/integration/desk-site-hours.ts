import { describe, expect, it } from 'vitest';
import { lookAtClocks } from '../../desk/service-level/look-at-clocks.ts';
import type { Clock } from '../../shared/base/clock.ts';
import type { Calendar } from '../../shared/domain/service-level/calendar.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';
import { type TwoSites, openTwoSites } from './two-sites.ts';

const minute = 60_000;
/** Monday, half an hour after opening. A ticket of priority 4 has 120 minutes until work begins. */
const monday = Date.parse('2026-11-23T09:00:00+01:00');
/** Open in the afternoon and the evening. */
const late = { from: '13:00', until: '21:00' };

/** How every desk keeps the hours of its sites, whatever its database. The clock is the test's own. */
export function keepsHoursOfSites(start: (clock: Clock) => Promise<StartedDesk>): void {
  const withSites = async (
    run: (
      at: TwoSites & {
        readonly later: (minutes: number) => Promise<void>;
        readonly arrive: (kiosk: DeskVisitor) => ReturnType<typeof arriveAt>;
        readonly momentIn: (minutes: number) => string;
      },
    ) => Promise<void>,
  ) => {
    let nowMs = monday;
    const desk = await start({ nowMs: () => nowMs });
    try {
      await run({
        ...(await openTwoSites(desk)),
        later: async (minutes) => {
          nowMs += minutes * minute;
          await lookAtClocks(desk.desk.context);
        },
        arrive: (kiosk) => arriveAt(kiosk, new Date(nowMs).toISOString()),
        momentIn: (minutes) => new Date(nowMs + minutes * minute).toISOString(),
      });
    } finally {
      await desk.stop();
    }
  };

  describe('hours of a site', () => {
    it('count for its tickets, and for one that is sent there with what it had used', () =>
      withSites(async ({ desk, southId, southKiosk, later, arrive }) => {
        const before = await arrive(southKiosk);
        await later(1);
        await giveOwnHours(desk, southId);
        await later(1);
        const north = await arrive(desk.kiosk);
        const south = await arrive(southKiosk);
        await later(58);
        const first = (await clocksOf(desk, north.ticketId)).response;

        await sendTo(desk, north.ticketId, southId);
        const sent = (await clocksOf(desk, north.ticketId)).response;
        await later(0);

        // What was here before the terms keeps its own.
        expect((await clocksOf(desk, before.ticketId)).response.dueAt).toBe(
          '2026-11-23T10:00:00.000Z',
        );
        expect((await clocksOf(desk, south.ticketId)).response).toMatchObject({
          usedMinutes: 0,
          dueAt: '2026-11-23T14:00:00.000Z',
        });
        expect(first).toMatchObject({ usedMinutes: 58, dueAt: '2026-11-23T10:02:00.000Z' });
        expect(sent).toMatchObject({ usedMinutes: 58, dueAt: '2026-11-23T13:02:00.000Z' });
        const page = await desk.anonymous.call('status.get', { params: { token: north.token } });
        expect(page.clocks?.response?.dueAt).toBe('2026-11-23T13:02:00.000Z');
      }));

    it('say for kiosk, wall, phone and appointments when it is open, and for no other site', () =>
      withSites(async ({ desk, southId, southKiosk, later, arrive, momentIn }) => {
        await giveOwnHours(desk, southId);
        await later(1);
        const [north, south] = [await arrive(desk.kiosk), await arrive(southKiosk)];
        const hello = { version: '1', queued: 0, knowsOpening: true as const };
        const opensOf = async (kiosk: DeskVisitor, site: string, token: string) => [
          (await kiosk.call('kiosk.hello', { body: hello })).opensAt,
          (await desk.anonymous.call('board.get', { query: { site } })).opensAt,
          (await desk.anonymous.call('status.get', { params: { token } })).opensAt,
        ];
        const openings = async (query: { siteId?: string }) =>
          (
            await desk.admin.call('appointment.list', {
              query: { from: momentIn(-60), to: momentIn(60), ...query },
            })
          ).openings;

        const opensAt = '2026-11-23T12:00:00.000Z';
        expect(await opensOf(desk.kiosk, 'noord', north.token)).toEqual([
          undefined,
          undefined,
          undefined,
        ]);
        expect(await opensOf(southKiosk, 'zuid', south.token)).toEqual([opensAt, opensAt, opensAt]);
        // The evening in which the first site is closed and the other is open.
        await later(10 * 60);
        const night = '2026-11-24T07:30:00.000Z';
        expect(await opensOf(desk.kiosk, 'noord', north.token)).toEqual([night, night, night]);
        expect(await opensOf(southKiosk, 'zuid', south.token)).toEqual([
          undefined,
          undefined,
          undefined,
        ]);
        expect(await openings({})).toEqual([]);
        expect(await openings({ siteId: southId })).toMatchObject([
          { from: opensAt, until: '2026-11-23T20:00:00.000Z' },
        ]);
      }));

    it('are closed against its calendar for that site alone, as long as a ticket stands there', () =>
      withSites(async ({ desk, southId, southKiosk, later, arrive, momentIn }) => {
        const [north, south] = [await arrive(desk.kiosk), await arrive(southKiosk)];
        await later(30);
        const close = (siteId: string) =>
          desk.admin.ask('closure.enter', {
            body: { siteId, cause: 'power', reason: '', until: momentIn(120) },
          });
        const hello = { version: '1', queued: 0, knowsOpening: true as const };
        const told = async (kiosk: DeskVisitor, site: string, token: string) => [
          (await kiosk.call('kiosk.hello', { body: { ...hello, knowsClosure: true } })).closedBy,
          (await desk.anonymous.call('board.get', { query: { site } })).closedBy,
          (await desk.anonymous.call('status.get', { params: { token } })).clocks?.closure?.cause,
        ];
        const closed = ['power', 'power', 'power'];
        const notClosed = [undefined, undefined, undefined];
        const dueOf = async ({ ticketId }: { readonly ticketId: string }) =>
          (await clocksOf(desk, ticketId)).response.dueAt;

        const unknown = await close(desk.desk.context.newId());
        await close(southId);

        expect(unknown.body).toMatchObject({ code: 'site/unknown' });
        expect(await told(desk.kiosk, 'noord', north.token)).toEqual(notClosed);
        expect(await told(southKiosk, 'zuid', south.token)).toEqual(closed);
        expect(await dueOf(north)).toBe('2026-11-23T10:00:00.000Z');
        expect(await clocksOf(desk, north.ticketId)).not.toHaveProperty('closures');
        expect(await dueOf(south)).toBe('2026-11-23T12:00:00.000Z');

        // It is sent to where the desk is open: the rest of the closure is none of its hours.
        await later(30);
        await sendTo(desk, south.ticketId, firstSiteId);
        const { response, closures } = await clocksOf(desk, south.ticketId);
        expect(response).toMatchObject({ usedMinutes: 30, dueAt: '2026-11-23T10:30:00.000Z' });
        expect(closures).toMatchObject([{ siteId: southId, cause: 'power' }]);
        const page = await desk.anonymous.call('status.get', { params: { token: south.token } });
        expect(page.clocks).not.toHaveProperty('closure');
        // The first site can be closed by itself too.
        await close(firstSiteId);
        expect(await told(desk.kiosk, 'noord', north.token)).toEqual(closed);
        const { lines } = await desk.admin.call('audit.list', { query: {} });
        expect(
          lines.flatMap(({ kind, details }) => (kind === 'closure.enter' ? [details['site']] : [])),
        ).toEqual(['– → Noord', '– → Zuid']);
      }));

    it('are a version of the terms, left as they are by who does not name them', () =>
      withSites(async ({ desk, southId, later }) => {
        const terms = await giveOwnHours(desk, southId);
        await later(1);
        const { version, calendar, targets } = terms;
        const set = (body: object) =>
          desk.admin.ask('service-terms.set', { body: { version, calendar, targets, ...body } });

        const twice = [{ siteId: southId, calendar }];
        const wrong = await set({ siteCalendars: [...twice, ...twice] });
        const unknown = await set({
          siteCalendars: [{ siteId: desk.desk.context.newId(), calendar }],
        });
        const same = await set({});
        const none = await set({ version: version + 1, siteCalendars: [] });

        expect(terms.siteCalendars?.map(({ siteId }) => siteId)).toEqual([southId]);
        expect(wrong.status).toBe(400);
        expect(unknown.body).toMatchObject({ code: 'site/unknown' });
        expect(same.body).toEqual({
          ...terms,
          version: version + 1,
          since: new Date(monday + minute).toISOString(),
        });
        expect(none.body).not.toHaveProperty('siteCalendars');
        expect(await desk.admin.call('service-terms.get', {})).toEqual(none.body);
      }));
  });
}

async function arriveAt(kiosk: DeskVisitor, submittedAt: string) {
  const body = intake({ startedAt: submittedAt, submittedAt });
  const { ticketId, statusPath } = await kiosk.call('ticket.create', { body });
  return { ticketId, token: statusPath.slice('/s/'.length) };
}

async function sendTo({ admin }: StartedDesk, ticketId: string, siteId: string): Promise<void> {
  const params = { ticketId };
  const { version } = (await admin.call('ticket.get', { params })).item;
  const body = { version, to: { siteId, counter: null }, reason: 'Daar is het' };
  await admin.call('ticket.transfer', { params, body });
}

function clocksOf(desk: StartedDesk, ticketId: string) {
  return desk.admin.call('ticket.clocks', { params: { ticketId } });
}

/** The first site follows the desk, the other opens late. */
async function giveOwnHours({ admin }: StartedDesk, siteId: string) {
  const { version, calendar, targets } = await admin.call('service-terms.get', {});
  const own: Calendar = {
    ...calendar,
    week: { ...calendar.week, monday: late, tuesday: late },
  };
  return admin.call('service-terms.set', {
    body: { version, calendar, siteCalendars: [{ siteId, calendar: own }], targets },
  });
}
