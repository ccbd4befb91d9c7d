import { expect, it } from 'vitest';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** What every desk tells its people, whatever its database. */
export function tellsStaff(desk: () => StartedDesk): void {
  it('tells a colleague of a ticket that was handed to him, until he has seen it', async () => {
    const { admin, kiosk } = desk();
    const colleague = await desk().staff('technician', 'Chris');
    const { accountId } = await colleague.call('session.get', {});
    const { ticketId } = await kiosk.call('ticket.create', { body: intake() });
    const { item } = await admin.call('ticket.get', { params: { ticketId } });

    await admin.call('ticket.hand-over', {
      params: { ticketId },
      body: { version: item.version, to: { kind: 'account', accountId }, reason: 'Kent dit' },
    });
    const told = (await colleague.call('notice.list', {})).notices;
    await colleague.call('notice.seen', { body: { until: told[0]?.at ?? '' } });
    const later = (await colleague.call('notice.list', {})).notices;

    expect(told).toMatchObject([{ kind: 'handed-to-you', seen: false, ticket: { ticketId } }]);
    expect(later).toMatchObject([{ kind: 'handed-to-you', seen: true }]);
    const ofAdmin = (await admin.call('notice.list', {})).notices;
    expect(ofAdmin.filter(({ kind }) => kind === 'handed-to-you')).toEqual([]);
  });

  it('lets an approver read and clear his own bell, and shows him no ticket in it', async () => {
    const approver = await desk().staff('approver', 'Mia');

    const told = await approver.call('notice.list', {});
    await approver.call('notice.seen', { body: { until: '2026-11-27T12:00:00.000Z' } });

    expect(told).toEqual({ notices: [] });
  });
}
