import { expect, it } from 'vitest';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk tells who looks at which ticket, whatever its database. */
export function tellsWhoLooks(desk: () => StartedDesk): void {
  it('tells who looks at a ticket, and no longer once he looks at another', async () => {
    const { admin, kiosk } = desk();
    const anna = await desk().staff('technician', 'Anna');
    const { accountId } = await anna.call('session.get', {});
    const [one, other] = await Promise.all([
      kiosk.call('ticket.create', { body: intake() }),
      kiosk.call('ticket.create', { body: intake() }),
    ]);
    const look = async (at: { readonly ticketId: string }) => {
      await anna.call('presence.put', { params: { ticketId: at.ticketId } });
      const { present } = await admin.call('presence.put', { params: { ticketId: one.ticketId } });
      return present.filter((each) => each.accountId === accountId);
    };

    const seen = [await look(one), await look(other)];

    expect(seen).toEqual([
      [{ ticketId: one.ticketId, accountId, name: 'Anna' }],
      [{ ticketId: other.ticketId, accountId, name: 'Anna' }],
    ]);
  });

  it('tells a technician neither who looks at a confidential ticket nor that there is one', async () => {
    const { admin, kiosk } = desk();
    const technician = await desk().staff('technician', 'Bram');
    const me = await admin.call('session.get', {});
    const { ticketId } = await kiosk.call('ticket.create', { body: intake() });
    const complaint = await kiosk.call('ticket.create', {
      body: intake({ reportType: 'complaint' }),
    });

    await admin.call('presence.put', { params: { ticketId: complaint.ticketId } });
    const { present } = await technician.call('presence.put', { params: { ticketId } });
    const refused = await technician.send('PUT', `/v1/tickets/${complaint.ticketId}/presence`);

    expect(present.filter(({ accountId }) => accountId === me.accountId)).toEqual([]);
    expect(refused.status).toBe(404);
  });
}
