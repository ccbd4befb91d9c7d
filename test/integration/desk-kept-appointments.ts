import { describe, expect, it } from 'vitest';
import type { Appointment } from '../../shared/domain/appointment.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import { emptyQueue } from './empty-queue.ts';
import type { StartedDesk } from './start-desk.ts';

const minuteMs = 60_000;

/** Which visit is the one that an appointment was made for, and how one is given back. */
export function givesAppointmentsBack(desk: () => StartedDesk): void {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * minuteMs).toISOString();
  const book = (minutes: number): Promise<Appointment> =>
    desk().admin.call('appointment.book', {
      body: {
        queue: 'advice',
        startsAt: inMinutes(minutes),
        minutes: 20,
        reason: 'Laptop',
        bookedFor: { kind: 'name', name: 'Noor' },
      },
    });
  const bodyOf = ({ code }: Appointment, over: Partial<TicketIntake> = {}): TicketIntake =>
    intake({
      visitor: { kind: 'unverified', badgeNumber: code, name: null },
      submittedAt: inMinutes(0),
      ...over,
    });
  const arrive = (body: TicketIntake) => desk().kiosk.call('ticket.create', { body });
  const card = (ticketId: string) => desk().admin.call('ticket.get', { params: { ticketId } });
  const seen = async ({ appointmentId }: Appointment) => {
    const query = { from: inMinutes(-60), to: inMinutes(24 * 60) };
    const { appointments } = await desk().admin.call('appointment.list', { query });
    const found = appointments.find((one) => one.appointmentId === appointmentId);
    if (found === undefined) throw new Error('The appointment is gone');
    return found;
  };
  const letGo = async (appointment: Appointment) => {
    const { appointmentId, version } = await seen(appointment);
    const target = { params: { appointmentId }, body: { version } };
    await desk().admin.call('appointment.cancel', target);
  };

  describe('an appointment', () => {
    it('is not used up by a visit hours before it, which waits as any other', async () => {
      await emptyQueue(desk().admin);
      const appointment = await book(6 * 60);

      const { item } = await card((await arrive(bodyOf(appointment))).ticketId);

      expect(item.appointmentAt).toBeNull();
      expect(Date.parse(item.arrivedAt)).toBeLessThanOrEqual(Date.now());
      expect((await seen(appointment)).state).toBe('booked');
      await letGo(appointment);
    });

    it('for advice is not used up by who brings something back, who stays in his queue', async () => {
      await emptyQueue(desk().admin);
      const appointment = await book(20);

      const { ticketId } = await arrive(bodyOf(appointment, { errand: 'handover' }));

      expect((await card(ticketId)).item).toMatchObject({
        appointmentAt: null,
        queue: 'device-operations',
      });
      expect((await seen(appointment)).state).toBe('booked');
      await letGo(appointment);
    });

    it('tells who is early a wait that reaches to his turn', async () => {
      await emptyQueue(desk().admin);
      const appointment = await book(55);

      const { ticketId, wait } = await arrive(bodyOf(appointment));
      const { item } = await card(ticketId);

      expect(wait.toMinutes).toBeGreaterThanOrEqual(40);
      expect(item.promisedAt > item.arrivedAt).toBe(true);
      await desk().admin.call('ticket.cancel', {
        params: { ticketId },
        body: { version: item.version, reason: 'Weg.' },
      });
      await letGo(appointment);
    });

    it('is named to a kiosk that says that it takes that, and to no older one', async () => {
      await emptyQueue(desk().admin);
      const appointment = await book(20);
      const body = bodyOf(appointment);
      const headers = { 'idempotency-key': body.visitId };
      const { ticketId } = await arrive(body);

      const newer = await desk().kiosk.send('POST', '/v1/tickets', body, {
        ...headers,
        'balie-knows': 'appointments',
      });
      const older = await desk().kiosk.send('POST', '/v1/tickets', body, headers);

      expect(newer.body).toMatchObject({ appointmentAt: appointment.startsAt });
      expect(older.status).toBe(200);
      expect(older.body).not.toHaveProperty('appointmentAt');
      await desk().admin.call('ticket.cancel', {
        params: { ticketId },
        body: { version: (await card(ticketId)).item.version, reason: 'Weg.' },
      });
      await letGo(appointment);
    });

    it('stands again when its visitor is signed off before its time, and is kept by his next visit', async () => {
      await emptyQueue(desk().admin);
      const appointment = await book(20);
      const body = bodyOf(appointment);
      const { ticketId } = await arrive(body);
      const before = await card(ticketId);

      await desk().admin.call('ticket.cancel', {
        params: { ticketId },
        body: { version: before.item.version, reason: 'Moest weg.' },
      });
      const after = await card(ticketId);
      const stands = await seen(appointment);
      await arrive(body);
      const replayed = await seen(appointment);
      const next = await arrive(bodyOf(appointment));

      expect(before.item.appointmentAt).toBe(appointment.startsAt);
      expect(after.item).toMatchObject({ status: 'cancelled', appointmentAt: null });
      expect(after.history.at(-1)).toMatchObject({
        kind: 'ticket.cancelled',
        details: { appointmentStays: true },
      });
      expect([stands.state, stands.ticketId, replayed.state]).toEqual(['booked', null, 'booked']);
      expect((await seen(appointment)).ticketId).toBe(next.ticketId);
      const { item } = await card(next.ticketId);
      await desk().admin.call('ticket.cancel', {
        params: { ticketId: next.ticketId },
        body: { version: item.version, reason: 'Weg.' },
      });
      await letGo(appointment);
    });

    it('is given back by staff as it was seen; the visit stands where it came', async () => {
      await emptyQueue(desk().admin);
      const appointment = await book(15);
      const { appointmentId } = appointment;
      const submittedAt = inMinutes(-3);
      const { ticketId } = await arrive(bodyOf(appointment, { submittedAt }));
      const kept = await seen(appointment);
      const again = (version: number) => ({ params: { appointmentId }, body: { version } });

      const stale = await desk().admin.refusal('appointment.expect-again', again(kept.version - 1));
      const expected = await desk().admin.call('appointment.expect-again', again(kept.version));
      const twice = await desk().admin.refusal('appointment.expect-again', again(expected.version));
      const { item, history } = await card(ticketId);

      expect(expected).toMatchObject({ state: 'booked', ticketId: null });
      expect([stale.code, twice.code]).toEqual([
        'ticket/changed-meanwhile',
        'ticket/changed-meanwhile',
      ]);
      expect(item).toMatchObject({
        status: 'waiting',
        appointmentAt: null,
        arrivedAt: submittedAt,
      });
      expect(history.at(-1)).toMatchObject({
        kind: 'ticket.appointment-expected',
        details: { startsAt: appointment.startsAt },
      });
      await letGo(appointment);
    });
  });
}
