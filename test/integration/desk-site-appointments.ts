import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { firstSiteId } from '../../shared/domain/site.ts';
import { intake } from './desk-intake.ts';
import type { StartMailDesk } from './desk-mail.ts';
import { DeskVisitor } from './desk-visitor.ts';
import { silentMail, writtenTo } from './silent-mail.ts';
import type { StartedDesk } from './start-desk.ts';
import { type TwoSites, openTwoSites } from './two-sites.ts';

const minute = 60_000;
/** Monday, half an hour after opening; the desk closes at five. */
const monday = Date.parse('2026-11-23T09:00:00+01:00');

/** How every desk with sites expects people at one of them, whatever its database. */
export function expectsPeopleAtSites(start: StartMailDesk): void {
  const momentIn = (minutes: number) => new Date(monday + minutes * minute).toISOString();
  const withSites = async (run: (sites: TwoSites) => Promise<void>) => {
    const desk = await start({ clock: { nowMs: () => monday }, mail: silentMail });
    try {
      await run(await openTwoSites(desk));
    } finally {
      await desk.stop();
    }
  };
  const bodyOf = (minutes: number, siteId?: string) => ({
    queue: 'advice' as const,
    startsAt: momentIn(minutes),
    minutes: 20,
    reason: 'Advies',
    ...(siteId === undefined ? {} : { siteId }),
  });
  const bookedFor = { kind: 'name', name: 'Sam' } as const;
  const listed = async ({ admin }: StartedDesk, siteId?: string) => {
    const query = { from: momentIn(0), to: momentIn(600) };
    const at = siteId === undefined ? {} : { siteId };
    const { appointments } = await admin.call('appointment.list', { query: { ...query, ...at } });
    return appointments.map((one) => one.appointmentId);
  };

  describe('an appointment at a site', () => {
    it('is where its booker sits or said, in the list and the rule of that site, and is moved to another', () =>
      withSites(async ({ desk, southId, seated }) => {
        const south = await seated('Z1', southId);
        const book = (who: DeskVisitor, minutes: number, siteId?: string) =>
          who.ask('appointment.book', { body: { ...bodyOf(minutes, siteId), bookedFor } });

        const own = await south.call('appointment.book', { body: { ...bodyOf(60), bookedFor } });
        const said = await book(desk.admin, 61, southId);
        const full = await book(south, 62);
        const north = await desk.admin.call('appointment.book', {
          body: { ...bodyOf(62), bookedFor },
        });
        const nowhere = await book(south, 200, v7());
        const params = { appointmentId: north.appointmentId };
        const change = (siteId: string | undefined, minutes: number) =>
          desk.admin.ask('appointment.change', {
            params,
            body: { ...bodyOf(minutes, siteId), version: 1 },
          });
        const before = [await listed(desk, firstSiteId), (await listed(desk)).length];
        const tooMany = await change(southId, 62);
        const moved = await change(southId, 120);
        const closed = await desk.admin.refusal('site.change', {
          params: { siteId: southId },
          body: { name: 'Zuid', where: '', active: false },
        });

        expect([own.siteId, north.siteId]).toEqual([southId, firstSiteId]);
        expect([said.status, full.body, nowhere.body, tooMany.body]).toMatchObject([
          200,
          { code: 'appointment/full' },
          { code: 'site/unknown' },
          { code: 'appointment/full' },
        ]);
        expect(before).toEqual([[north.appointmentId], 3]);
        expect(moved.body).toMatchObject({ siteId: southId, version: 2 });
        expect(await listed(desk, firstSiteId)).toEqual([]);
        expect(await listed(desk, southId)).toHaveLength(3);
        expect(closed.code).toBe('site/in-use');
      }));

    it('is kept there alone: who comes elsewhere waits like anybody, reads where he is expected, and keeps it once sent on', () =>
      withSites(async ({ desk, southId, southKiosk }) => {
        const { admin } = desk;
        const book = () =>
          admin.call('appointment.book', { body: { ...bodyOf(10, southId), bookedFor } });
        const arrive = async (kiosk: DeskVisitor, code: string) => {
          const body = intake({
            visitor: { kind: 'unverified', badgeNumber: code, name: null },
            startedAt: momentIn(0),
            submittedAt: momentIn(0),
          });
          const first = await kiosk.call('ticket.create', { body });
          const knowing = { ...kiosk.headers, 'balie-knows': 'appointments' };
          const again = await new DeskVisitor(kiosk.url, knowing).call('ticket.create', { body });
          const params = { token: first.statusPath.slice('/s/'.length) };
          return {
            ticketId: first.ticketId,
            told: [first.elsewhere, again.elsewhere],
            page: () => desk.anonymous.call('status.get', { params }),
          };
        };
        const card = (ticketId: string) => admin.call('ticket.get', { params: { ticketId } });
        const stateOf = async (appointmentId: string) => {
          const query = { from: momentIn(0), to: momentIn(60), siteId: southId };
          const { appointments } = await admin.call('appointment.list', { query });
          return appointments.find((one) => one.appointmentId === appointmentId)?.state;
        };
        const [there, elsewhere] = [await book(), await book()];

        const kept = await arrive(southKiosk, there.code);
        const north = await arrive(desk.kiosk, elsewhere.code);
        const waits = await card(north.ticketId);
        const page = await north.page();
        const stands = await stateOf(elsewhere.appointmentId);
        const sent = await admin.call('ticket.transfer', {
          params: { ticketId: north.ticketId },
          body: {
            version: waits.item.version,
            to: { siteId: southId, counter: null },
            reason: 'Daar',
          },
        });

        expect((await card(kept.ticketId)).item.appointmentAt).toBe(there.startsAt);
        expect(waits.item).toMatchObject({ appointmentAt: null, arrivedAt: momentIn(0) });
        // Once, although the kiosk handed the visit over twice.
        expect(waits.history.map(({ kind }) => kind)).toEqual([
          'ticket.created',
          'ticket.appointment-elsewhere',
        ]);
        const told = {
          startsAt: elsewhere.startsAt,
          site: 'Zuid',
          where: 'Gebouw 12, begane grond',
        };
        expect(waits.history.at(-1)?.details).toEqual(told);
        // A kiosk that does not know it gets the reply that it knows.
        expect(north.told).toEqual([undefined, told]);
        expect(kept.told).toEqual([undefined, undefined]);
        expect(page.ownAppointment).toEqual({
          startsAt: elsewhere.startsAt,
          state: 'elsewhere',
          site: { name: 'Zuid', where: 'Gebouw 12, begane grond' },
        });
        expect(stands).toBe('booked');
        expect(sent.item).toMatchObject({
          siteId: southId,
          appointmentAt: elsewhere.startsAt,
          arrivedAt: momentIn(-5),
        });
        expect(await north.page()).not.toHaveProperty('ownAppointment');
        expect(await stateOf(elsewhere.appointmentId)).toBe('arrived');
      }));

    it('is hit by closures of its own site, which name it, and is offered times of that site', () =>
      withSites(async ({ desk, southId }) => {
        const { admin } = desk;
        const [north, south] = [
          await expectedAt(desk, bodyOf(120, firstSiteId)),
          await expectedAt(desk, bodyOf(120, southId)),
        ];
        // They fill the first quarter after the closure, at the other site.
        for (const minutes of [180, 181]) {
          await admin.call('appointment.book', { body: { ...bodyOf(minutes), bookedFor } });
        }
        const span = { from: momentIn(60), until: momentIn(180) };
        const close = (siteId?: string) =>
          admin.call('closure.enter', {
            body: { ...span, cause: 'power', reason: '', ...(siteId ? { siteId } : {}) },
          });
        const hit = async (siteId?: string) =>
          (
            await admin.call('closure.appointments', {
              query: { ...span, ...(siteId === undefined ? {} : { siteId }) },
            })
          ).lines;

        const ofSouth = await hit(southId);
        const { closureId } = await close(southId);
        const page = await south.page();
        const told = await writtenTo(desk, south.address);
        // The same time at the other site, which is open.
        const { appointmentId, version } = south.appointment;
        await admin.call('appointment.change', {
          params: { appointmentId },
          body: { ...bodyOf(120, firstSiteId), version },
        });
        const moved = await south.page();
        await admin.call('closure.withdraw', { params: { closureId } });

        expect(
          ofSouth.map(({ appointment, freeAt }) => [appointment.appointmentId, freeAt]),
        ).toEqual([[appointmentId, momentIn(180)]]);
        expect(page.ownAppointment).toMatchObject({
          state: 'closed',
          closedBy: 'power',
          site: { name: 'Zuid' },
        });
        expect(told[0]?.content).toContain('De locatie van je afspraak: Zuid, Gebouw 12');
        expect(await writtenTo(desk, north.address)).toEqual([]);
        expect(moved.ownAppointment).toMatchObject({ state: 'moved', site: { name: 'Noord' } });
        const mails = await writtenTo(desk, south.address);
        expect(mails.map(({ kind }) => kind)).toEqual(['appointment-closed', 'appointment-moved']);
        expect(mails[1]?.content).toContain('De locatie van je afspraak: Noord, Hal A');
        // A closure of all sites hits both.
        expect((await hit()).length).toBe(2);
        await close();
        expect((await writtenTo(desk, north.address)).map(({ kind }) => kind)).toEqual([
          'appointment-closed',
        ]);
      }));
  });

  /** Somebody with a ticket, a page and an address who is expected. */
  async function expectedAt(desk: StartedDesk, body: ReturnType<typeof bodyOf>) {
    const badgeNumber = `B${v7()}`;
    const address = `noor-${v7()}@example.org`;
    const person = {
      staffNumber: `S${v7()}`,
      badgeNumbers: [badgeNumber],
      firstName: 'Noor',
      lastName: 'Bos',
      department: null,
      mail: address,
    };
    await desk.admin.call('person.import', { body: { people: [person] } });
    const known = await desk.kiosk.call('person.by-badge', { params: { badgeNumber } });
    const { statusPath } = await desk.kiosk.call('ticket.create', {
      body: intake({
        visitor: { kind: 'known', ...known },
        startedAt: momentIn(0),
        submittedAt: momentIn(0),
      }),
    });
    const appointment = await desk.admin.call('appointment.book', {
      body: { ...body, bookedFor: { kind: 'badge', badgeNumber } },
    });
    const params = { token: statusPath.slice('/s/'.length) };
    return { address, appointment, page: () => desk.anonymous.call('status.get', { params }) };
  }
}
