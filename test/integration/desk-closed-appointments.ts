import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { intake } from './desk-intake.ts';
import type { StartMailDesk } from './desk-mail.ts';
import { silentMail, writtenTo } from './silent-mail.ts';
import type { StartedDesk } from './start-desk.ts';

const minute = 60_000;
/** Monday, half an hour after opening; the desk closes at five. */
const monday = Date.parse('2026-11-23T09:00:00+01:00');

/** How every desk tells those with an appointment that it is closed then, whatever its database. */
export function tellsOfClosedAppointments(start: StartMailDesk): void {
  const withDesk = async (
    run: (at: {
      readonly desk: StartedDesk;
      readonly later: (minutes: number) => void;
      readonly momentIn: (minutes: number) => string;
      /** Somebody with a ticket, a page and an address who is expected. */
      readonly expected: (minutes: number, locale?: 'nl' | 'en') => ReturnType<typeof expectedAt>;
      readonly close: (fromMinutes: number, untilMinutes: number) => Promise<{ closureId: string }>;
    }) => Promise<void>,
  ) => {
    let nowMs = monday;
    const desk = await start({ clock: { nowMs: () => nowMs }, mail: silentMail });
    const momentIn = (minutes: number) => new Date(nowMs + minutes * minute).toISOString();
    try {
      await run({
        desk,
        later: (minutes) => {
          nowMs += minutes * minute;
        },
        momentIn,
        expected: (minutes, locale = 'nl') => expectedAt(desk, momentIn(minutes), nowMs, locale),
        close: (fromMinutes, untilMinutes) =>
          desk.admin.call('closure.enter', {
            body: {
              cause: 'power',
              reason: 'Meterkast',
              from: momentIn(fromMinutes),
              until: momentIn(untilMinutes),
            },
          }),
      });
    } finally {
      await desk.stop();
    }
  };

  describe('an appointment in a closure', () => {
    it('is told to its visitor once, by mail and on his page, and again when it takes place after all', () =>
      withDesk(async ({ desk, later, expected, close }) => {
        const hit = await expected(120, 'en');
        const before = await expected(30);
        const begun = await expected(50);
        const coming = await close(60, 180);
        const second = await close(90, 150);
        const during = await hit.page();
        const told = await writtenTo(desk, hit.address);
        await desk.admin.call('closure.withdraw', { params: { closureId: second.closureId } });
        const stillClosed = await writtenTo(desk, hit.address);
        later(65);
        await desk.admin.call('closure.end', { params: { closureId: coming.closureId } });
        const again = await writtenTo(desk, hit.address);

        expect(told.map(({ kind }) => kind)).toEqual(['appointment-closed']);
        expect(told[0]?.content).toContain('Monday 23 November at 11:00');
        expect(told[0]?.content).not.toContain('Meterkast');
        expect(during.ownAppointment).toEqual({
          startsAt: hit.appointment.startsAt,
          state: 'closed',
          closedBy: 'power',
        });
        // It begins before the desk closes and ends after.
        expect((await writtenTo(desk, begun.address)).map(({ kind }) => kind)).toEqual([
          'appointment-closed',
        ]);
        expect(await writtenTo(desk, before.address)).toEqual([]);
        expect(await before.page()).not.toHaveProperty('ownAppointment');
        expect(stillClosed).toHaveLength(1);
        expect(again.map(({ kind }) => kind)).toEqual([
          'appointment-closed',
          'appointment-open-again',
        ]);
        expect((await hit.page()).ownAppointment).toEqual({
          startsAt: hit.appointment.startsAt,
          state: 'open-again',
        });
      }));

    it('is told once of several closures that are entered at the same moment', () =>
      withDesk(async ({ desk, expected, close }) => {
        const hit = await expected(120);
        await Promise.all([close(60, 180), close(90, 150), close(100, 160), close(110, 170)]);

        expect(await writtenTo(desk, hit.address)).toHaveLength(1);
      }));

    it('is shown to a lead before and after, with times that are free, and tells of its new one', () =>
      withDesk(async ({ desk, momentIn, expected, close }) => {
        const lead = await desk.staff('lead', 'Luc');
        const technician = await desk.staff('technician', 'Mila');
        const [first, second] = [await expected(120), await expected(180)];
        const unknown = await desk.admin.call('appointment.book', {
          body: { ...booking(momentIn(240)), bookedFor: { kind: 'name', name: 'Gast' } },
        });
        // Until an hour after closing: the first free time is on Tuesday.
        const query = { from: momentIn(60), until: momentIn(9 * 60) };

        const nobody = await lead.call('closure.appointments', {
          query: { ...query, until: momentIn(90) },
        });
        const asked = await lead.call('closure.appointments', { query });
        await close(60, 9 * 60);
        const entered = await lead.call('closure.appointments', { query });
        const [line] = entered.lines;
        const { version, queue, minutes, reason } = first.appointment;
        const params = { appointmentId: first.appointment.appointmentId };
        await lead.call('appointment.change', {
          params,
          body: { version, queue, minutes, reason, startsAt: line?.freeAt ?? '' },
        });
        const moved = await lead.call('closure.appointments', { query });
        await lead.call('appointment.cancel', {
          params: { appointmentId: second.appointment.appointmentId },
          body: { version: 1 },
        });

        expect(nobody.lines).toEqual([]);
        expect(
          asked.lines.map(({ appointment, hasMail, told }) => [
            appointment.appointmentId,
            hasMail,
            told,
          ]),
        ).toEqual([
          [first.appointment.appointmentId, true, false],
          [second.appointment.appointmentId, true, false],
          [unknown.appointmentId, false, false],
        ]);
        expect(entered.lines.map(({ told }) => told)).toEqual([true, true, true]);
        expect(line?.freeAt).toBe('2026-11-24T07:30:00.000Z');
        expect(new Set(entered.lines.map(({ freeAt }) => freeAt)).size).toBeGreaterThan(1);
        expect(moved.lines).toHaveLength(2);
        const mails = await writtenTo(desk, first.address);
        expect(mails.map(({ kind }) => kind)).toEqual(['appointment-closed', 'appointment-moved']);
        expect(mails[1]?.content).toContain('dinsdag 24 november om 08:30');
        expect((await first.page()).ownAppointment).toEqual({
          startsAt: line?.freeAt,
          state: 'moved',
        });
        expect((await writtenTo(desk, second.address)).map(({ kind }) => kind)).toEqual([
          'appointment-closed',
          'appointment-cancelled',
        ]);
        expect(await second.page()).not.toHaveProperty('ownAppointment');
        expect((await technician.refusal('closure.appointments', { query })).code).toBe(
          'auth/forbidden',
        );
      }));
  });
}

function booking(startsAt: string) {
  return { queue: 'advice', startsAt, minutes: 20, reason: 'Advies' } as const;
}

async function expectedAt(desk: StartedDesk, startsAt: string, nowMs: number, locale: 'nl' | 'en') {
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
  const submittedAt = new Date(nowMs).toISOString();
  const { statusPath } = await desk.kiosk.call('ticket.create', {
    body: intake({
      visitor: { kind: 'known', ...known },
      startedAt: submittedAt,
      submittedAt,
      locale,
    }),
  });
  const appointment = await desk.admin.call('appointment.book', {
    body: { ...booking(startsAt), bookedFor: { kind: 'badge', badgeNumber } },
  });
  const params = { token: statusPath.slice('/s/'.length) };
  return { address, appointment, page: () => desk.anonymous.call('status.get', { params }) };
}
