import { describe, expect, it } from 'vitest';
import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Visitor } from '../../shared/domain/person.ts';
import { intake } from './desk-intake.ts';
import { emptyQueue } from './empty-queue.ts';
import type { StartedDesk } from './start-desk.ts';

const minuteMs = 60_000;

/** How every desk serves those who have an appointment, whatever its database. */
export function keepsAppointments(desk: () => StartedDesk): void {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * minuteMs).toISOString();
  const booking = (minutes: number) =>
    ({
      queue: 'device-operations',
      startsAt: inMinutes(minutes),
      minutes: 20,
      reason: 'Ophalen',
    }) as const;
  const book = (minutes: number, name = 'Sam'): Promise<Appointment> =>
    desk().admin.call('appointment.book', {
      body: { ...booking(minutes), bookedFor: { kind: 'name', name } },
    });
  const arrive = (visitor: Visitor, agoMinutes = 0) =>
    desk().kiosk.call('ticket.create', {
      body: intake({
        visitor,
        errand: 'handover',
        submittedAt: inMinutes(-agoMinutes),
      }),
    });
  const walkIn: Visitor = { kind: 'anonymous' };
  const withCode = ({ code }: Appointment): Visitor => ({
    kind: 'unverified',
    badgeNumber: code.toLowerCase(),
    name: null,
  });
  const card = (ticketId: string) => desk().admin.call('ticket.get', { params: { ticketId } });
  const list = async () =>
    (
      await desk().admin.call('appointment.list', {
        query: { from: inMinutes(-60), to: inMinutes(24 * 60) },
      })
    ).appointments;

  describe('an appointment', () => {
    it('is served before walk-ins of the last quarter of an hour and after earlier ones', async () => {
      await emptyQueue(desk().admin);
      const appointment = await book(1);
      const early = await arrive(walkIn, 20);
      const late = await arrive(walkIn, 10);

      const kept = await arrive(withCode(appointment));
      const again = await card(kept.ticketId);
      const order: string[] = [];
      for (let count = 0; count < 3; count += 1) {
        const called = await desk().admin.call('queue.next', {
          body: { queues: ['device-operations'] },
        });
        order.push(called.item.ticketId);
      }

      expect(order).toEqual([early.ticketId, kept.ticketId, late.ticketId]);
      expect(kept.peopleAhead).toBe(1);
      expect(again.item.appointmentAt).toBe(appointment.startsAt);
      expect(again.history.map(({ kind }) => kind)).toEqual([
        'ticket.created',
        'ticket.appointment-kept',
      ]);
      expect((await list()).find(({ code }) => code === appointment.code)).toMatchObject({
        state: 'arrived',
        ticketId: kept.ticketId,
      });
    });

    it('is kept by one visit, also when its kiosk hands over twice or two come with it', async () => {
      await emptyQueue(desk().admin);
      const appointment = await book(50);
      const body = intake({ visitor: withCode(appointment), errand: 'handover' });

      const replies = await Promise.all(
        [body, body].map((each) => desk().kiosk.call('ticket.create', { body: each })),
      );
      const second = await arrive(withCode(appointment));
      const first = await card(replies[0]?.ticketId ?? '');

      expect(new Set(replies.map(({ ticketId }) => ticketId)).size).toBe(1);
      expect(first.history.filter(({ kind }) => kind === 'ticket.appointment-kept')).toHaveLength(
        1,
      );
      expect((await card(second.ticketId)).item.appointmentAt).toBeNull();
    });

    it('is known by the badge of the person whom it is for, whose next one it leaves', async () => {
      await emptyQueue(desk().admin);
      const badgeNumber = `77${Date.now()}`;
      await desk().admin.call('person.import', {
        body: {
          people: [
            {
              staffNumber: badgeNumber,
              badgeNumbers: [],
              firstName: 'Iris',
              lastName: '',
              department: null,
            },
          ],
        },
      });
      const appointment = await desk().admin.call('appointment.book', {
        body: { ...booking(28), bookedFor: { kind: 'badge', badgeNumber } },
      });

      const later = await desk().admin.call('appointment.book', {
        body: { ...booking(300), bookedFor: { kind: 'badge', badgeNumber } },
      });

      const person = await desk().kiosk.call('person.by-badge', { params: { badgeNumber } });
      const byCode = await desk().kiosk.call('person.by-badge', {
        params: { badgeNumber: appointment.code },
      });
      const body = intake({ visitor: { kind: 'known', ...person }, errand: 'handover' });
      const { ticketId } = await desk().kiosk.call('ticket.create', { body });
      await desk().kiosk.call('ticket.create', { body });

      expect(appointment).toMatchObject({ visitorName: 'Iris', isKnownPerson: true });
      expect(byCode).toEqual(person);
      expect((await card(ticketId)).item.appointmentAt).toBe(appointment.startsAt);
      expect((await list()).find(({ code }) => code === later.code)?.state).toBe('booked');
    });

    it('tells a kiosk by its code whom it is for, as long as he is expected', async () => {
      const { appointmentId, code, version } = await book(200, 'Karin Gast');

      const asked = await desk().kiosk.call('appointment.by-code', { params: { code } });
      await desk().admin.call('appointment.cancel', {
        params: { appointmentId },
        body: { version },
      });
      const after = await desk().kiosk.refusal('appointment.by-code', { params: { code } });

      expect(asked).toEqual({ visitorName: 'Karin Gast' });
      expect(after.code).toBe('appointment/unknown');
    });

    it('is refused when walk-ins would be overtaken too often, also of four at one moment in two queues', async () => {
      const queues = ['advice', 'device-operations', 'advice', 'device-operations'] as const;
      const answers = await Promise.all(
        queues.map((queue, minute) =>
          desk().admin.ask('appointment.book', {
            body: {
              ...booking(400 + minute),
              queue,
              bookedFor: { kind: 'name', name: 'Sam' },
            },
          }),
        ),
      );

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
      expect(answers.find(({ status }) => status !== 200)?.body).toMatchObject({
        code: 'appointment/full',
      });
    });

    it('is moved or cancelled as it was seen, and lets its time go', async () => {
      const appointment = await book(600);
      const params = { appointmentId: appointment.appointmentId };

      const moved = await desk().admin.call('appointment.change', {
        params,
        body: { ...booking(660), version: 1 },
      });
      const stale = await desk().admin.refusal('appointment.cancel', {
        params,
        body: { version: 1 },
      });
      const cancelled = await desk().admin.call('appointment.cancel', {
        params,
        body: { version: 2 },
      });
      const tooLate = await desk().admin.refusal('appointment.change', {
        params,
        body: { ...booking(700), version: 3 },
      });

      expect(moved.version).toBe(2);
      expect([stale.code, tooLate.code]).toEqual([
        'ticket/changed-meanwhile',
        'ticket/changed-meanwhile',
      ]);
      expect(cancelled.state).toBe('cancelled');
    });
  });
}
