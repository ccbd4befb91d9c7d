import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { endHolds } from '../../desk/hold/end-holds.ts';
import { forgetUnlikelyDays, tellUnlikely } from '../../desk/queue/tell-unlikely.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { intake } from './desk-intake.ts';
import type { StartMailDesk } from './desk-mail.ts';
import { untilKnownToWait } from './desk-roster-waits.ts';
import { silentMail, writtenTo } from './silent-mail.ts';

const minute = 60_000;
const fridayAt = (time: string) => Date.parse(`2026-11-27T${time}:00+01:00`);
const mondayMorning = '2026-11-30T07:30:00.000Z';

/** How every desk tells whom it will hardly help today any more, whatever its database; it closes at five. */
export function tellsOfUnlikelyDays(start: StartMailDesk): void {
  /** A desk with one technician, and somebody behind so many others, who came in the afternoon. */
  const deskWith = async (people: number, cameAt = fridayAt('12:00')) => {
    let nowMs = cameAt;
    const desk = await start({ clock: { nowMs: () => nowMs }, mail: silentMail });
    await desk.admin.call('session.set-counter', { body: { counter: 'Balie 1' } });
    const arrive = async (place: number, visitor = {}) => {
      const submittedAt = new Date(nowMs - (people - place) * 1000).toISOString();
      const body = intake({ startedAt: submittedAt, submittedAt, ...visitor });
      const reply = await desk.kiosk.call('ticket.create', { body });
      await untilKnownToWait(desk, place + 1);
      return reply;
    };
    for (let place = 0; place < people; place += 1) await arrive(place);
    const address = `noor-${v7()}@example.org`;
    const last = await arrive(people, {
      visitor: { kind: 'guest', name: 'Noor', contact: address },
    });
    const params = { token: last.statusPath.slice('/s/'.length) };
    return {
      desk,
      address,
      params,
      ticketId: last.ticketId,
      page: () => desk.anonymous.call('status.get', { params }),
      told: () => writtenTo(desk, address),
      /** Two desks look at this moment. */
      lookAt: async (time: string) => {
        nowMs = fridayAt(time);
        // Whoever sits at the counter was seen just now.
        await desk.admin.call('session.get', {});
        desk.desk.context.waits.servingChanged();
        await Promise.all([
          tellUnlikely.run(desk.desk.context),
          tellUnlikely.run(desk.desk.context),
        ]);
      },
      later: (ms: number) => {
        nowMs += ms;
      },
      goTo: (ms: number) => {
        nowMs = ms;
      },
    };
  };

  describe('a visitor for whom today becomes unlikely', () => {
    it('is told once by mail, when it has been so for ten minutes', async () => {
      const { desk, lookAt, page, told, goTo } = await deskWith(12);
      const { context } = desk.desk;
      const remembered = () => context.database.read.selectFrom('unlikely_day').selectAll();
      try {
        await lookAt('12:05');
        const early = await page();
        await lookAt('16:00');
        const first = await told();
        const found = await page();
        await lookAt('16:09');
        const soon = await told();
        await lookAt('16:10');
        await forgetUnlikelyDays.run(context);
        await lookAt('16:40');
        const mails = await told();
        const today = await remembered().execute();
        goTo(Date.parse(mondayMorning));
        await forgetUnlikelyDays.run(context);

        expect(early.today).not.toBe('unlikely');
        expect(found.today).toBe('unlikely');
        expect([first, soon]).toEqual([[], []]);
        expect(mails.map(({ kind }) => kind)).toEqual(['not-today']);
        expect(mails[0]?.content).toContain('De balie sluit vrijdag 27 november om 17:00');
        expect(mails[0]?.content).toContain('maandag 30 november om 08:30');
        expect(today).not.toEqual([]);
        expect(await remembered().execute()).toEqual([]);
      } finally {
        await desk.stop();
      }
    });

    it('is told in the zone in which his site keeps its hours', async () => {
      const { desk, lookAt, told } = await deskWith(12);
      try {
        const { version, calendar, targets } = await desk.admin.call('service-terms.get', {});
        const hours = { from: '08:30', until: '16:00' };
        const week = { ...calendar.week, friday: hours, monday: hours };
        const ofSite = { ...calendar, timeZone: 'Europe/London', week };
        await desk.admin.call('service-terms.set', {
          body: {
            ...{ version, calendar, targets },
            siteCalendars: [{ siteId: firstSiteId, calendar: ofSite }],
          },
        });
        await lookAt('16:51');

        const [mail] = await told();
        expect(mail?.content).toContain('vrijdag 27 november om 16:00');
        expect(mail?.content).toContain('maandag 30 november om 08:30');
      } finally {
        await desk.stop();
      }
    });

    it('is told nothing when it turns before that, and at once when the desk closes within ten minutes', async () => {
      const { desk, lookAt, told } = await deskWith(12);
      const { read } = desk.desk.context.database;
      const noted = async () =>
        (await read.selectFrom('unlikely_day').selectAll().execute()).length;
      try {
        await lookAt('16:00');
        const begun = await noted();
        // Looked at before it was unlikely: as if somebody had come to help.
        await lookAt('12:30');
        const ended = await noted();
        await lookAt('16:20');
        await lookAt('16:29');
        const turned = await told();
        await lookAt('12:30');
        await lookAt('16:51');
        // Him and others behind whom he stands, noted together.
        expect(begun).toBeGreaterThan(1);
        expect(ended).toBe(0);
        expect(turned).toEqual([]);
        expect(await told()).toHaveLength(1);
      } finally {
        await desk.stop();
      }
    });

    it('is told nothing who read it when he came in', async () => {
      const { desk, lookAt, told, page } = await deskWith(12, fridayAt('16:40'));
      try {
        await lookAt('16:41');
        await lookAt('16:55');
        expect((await page()).today).toBe('unlikely');
        expect(await told()).toEqual([]);
      } finally {
        await desk.stop();
      }
    });

    it('can come back when the desk opens, keeps his place, and may be there sooner', async () => {
      const { desk, params, page, goTo, ticketId } = await deskWith(12, fridayAt('16:40'));
      try {
        const { until } = await desk.anonymous.call('status.come-back', { params });
        const away = await page();
        const again = await desk.anonymous.refusal('status.come-back', { params });
        await desk.anonymous.call('status.here', { params });
        const back = await page();
        await desk.anonymous.call('status.come-back', { params });
        goTo(Date.parse(mondayMorning) + minute);
        await endHolds(desk.desk.context);
        const monday = await page();
        const { history } = await desk.admin.call('ticket.get', { params: { ticketId } });

        expect(until).toBe(mondayMorning);
        expect(away).toMatchObject({ status: 'on-hold', heldUntil: until, comesBack: true });
        expect(again.code).toBe('ticket/illegal-move');
        expect(back).toMatchObject({ status: 'waiting', peopleAhead: 12 });
        expect(back).not.toHaveProperty('comesBack');
        expect(monday).toMatchObject({ status: 'waiting', peopleAhead: 12 });
        expect(history.map(({ kind, actor, words }) => [kind, actor, words])).toEqual([
          ['ticket.created', 'kiosk Hall', null],
          ['ticket.held', 'visitor', null],
          ['ticket.back-in-queue', 'visitor', null],
          ['ticket.held', 'visitor', null],
          ['ticket.back-in-queue', 'desk', null],
        ]);
      } finally {
        await desk.stop();
      }
    });

    it('cannot step out as long as he may be helped today, nor end what a technician chose', async () => {
      const { desk, params, ticketId, later } = await deskWith(1);
      try {
        const refused = await desk.anonymous.refusal('status.come-back', { params });
        const until = new Date(fridayAt('13:00')).toISOString();
        await desk.admin.call('ticket.hold', {
          params: { ticketId },
          body: { version: 1, until, reason: 'Koffie' },
        });
        later(minute);
        const { waits } = await desk.anonymous.call('status.here', { params });

        expect(refused.code).toBe('ticket/illegal-move');
        expect(waits).toBe(false);
      } finally {
        await desk.stop();
      }
    });
  });
}
