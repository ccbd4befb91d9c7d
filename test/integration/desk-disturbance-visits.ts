import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { comingBack, knownVisitor } from './coming-back.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** How a desk keeps together a disturbance and the visits of those who have it too, whatever its database. */
export function linksDisturbances(desk: () => StartedDesk): void {
  const propose = async () => {
    const { disturbanceId } = await desk().admin.call('disturbance.propose', {
      body: {
        title: { nl: 'Wifi is uit', en: 'Wifi is down' },
        text: { nl: 'We weten het.', en: 'We know.' },
        categories: ['wifi'],
        fromAt: '2026-11-22T09:00:00.000Z',
        untilAt: null,
      },
    });
    return disturbanceId;
  };
  const ticketsOf = async (disturbanceId: string, who = desk().admin) =>
    (await who.call('disturbance.tickets', { params: { disturbanceId } })).tickets.map(
      ({ ticketId }) => ticketId,
    );
  const disturbancesOf = async (ticketId: string) =>
    (await desk().admin.call('ticket.related', { params: { ticketId } })).disturbances;

  describe('a visit of who has a disturbance too', () => {
    it('stands with the disturbance, once, and the disturbance with the ticket', async () => {
      const disturbanceId = await propose();
      const body = intake({ disturbances: [disturbanceId, v7()] });

      const { ticketId } = await desk().kiosk.call('ticket.create', { body });
      await desk().kiosk.call('ticket.create', { body });
      const plain = await desk().kiosk.call('ticket.create', { body: intake() });

      expect(await ticketsOf(disturbanceId)).toEqual([ticketId]);
      expect(await disturbancesOf(ticketId)).toEqual([
        { disturbanceId, title: { nl: 'Wifi is uit', en: 'Wifi is down' }, state: 'proposed' },
      ]);
      expect(await disturbancesOf(plain.ticketId)).toEqual([]);
    });

    it('stands with it also when it goes on in another ticket, and by a merge', async () => {
      const disturbanceId = await propose();
      const { kiosk, admin } = desk();
      const { visitor } = await knownVisitor(desk());
      const first = await kiosk.call('ticket.create', { body: intake({ visitor }) });
      const { ticketId } = first;
      await kiosk.call('ticket.create', {
        body: comingBack(
          null,
          { ticketId, answer: 'same' },
          { visitor, disturbances: [disturbanceId] },
        ),
      });
      const other = await kiosk.call('ticket.create', { body: intake({ visitor }) });
      const { item } = await admin.call('ticket.get', { params: { ticketId } });

      const joined = await ticketsOf(disturbanceId);
      await admin.call('ticket.merge', {
        params: { ticketId },
        body: { version: item.version, into: other.ticketId, reason: 'Hetzelfde' },
      });

      expect(joined).toEqual([ticketId]);
      expect(await ticketsOf(disturbanceId)).toEqual([other.ticketId]);
    });

    it('is shown to nobody who may not see its ticket', async () => {
      const disturbanceId = await propose();
      const technician = await desk().staff('technician', 'Chris');
      const approver = await desk().staff('approver', 'Mia');
      const { ticketId } = await desk().kiosk.call('ticket.create', {
        body: intake({
          errand: 'question',
          reportType: 'complaint',
          disturbances: [disturbanceId],
        }),
      });
      const params = { disturbanceId };

      expect(await ticketsOf(disturbanceId)).toEqual([ticketId]);
      expect(await ticketsOf(disturbanceId, technician)).toEqual([]);
      expect((await approver.refusal('disturbance.tickets', { params })).code).toBe(
        'auth/forbidden',
      );
      expect(
        (await technician.refusal('disturbance.tickets', { params: { disturbanceId: v7() } })).code,
      ).toBe('disturbance/unknown');
    });
  });
}
