import { expect, it } from 'vitest';
import type { Role } from '../../shared/contract/desk-contract.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk tells colleagues that a note mentions them, whatever its database. */
export function tellsMentioned(desk: () => StartedDesk): void {
  const colleague = async (role: Role, name: string) => {
    const visitor = await desk().staff(role, name);
    const { accountId } = await visitor.call('session.get', {});
    const told = async () => (await visitor.call('notice.list', {})).notices;
    return { visitor, accountId, told };
  };

  it('tells each mentioned colleague once, and keeps who was told with the note', async () => {
    const { admin, kiosk } = desk();
    const anna = await colleague('technician', 'Anna');
    const me = await admin.call('session.get', {});
    const { ticketId } = await kiosk.call('ticket.create', { body: intake() });

    const { history } = await admin.call('ticket.note', {
      params: { ticketId },
      body: {
        words: 'Weet @Anna dit?',
        mentions: [anna.accountId, anna.accountId, me.accountId, ticketId],
      },
    });

    expect(await anna.told()).toMatchObject([
      { kind: 'mentioned', seen: false, ticket: { ticketId }, details: { by: me.name } },
    ]);
    expect(history.at(-1)).toMatchObject({
      kind: 'ticket.noted',
      words: 'Weet @Anna dit?',
      details: { mentioned: anna.accountId },
    });
  });

  it('mentions nobody on a confidential ticket who may not see it, and never an approver', async () => {
    const { admin, kiosk } = desk();
    const technician = await colleague('technician', 'Bram');
    const approver = await colleague('approver', 'Mia');
    const lead = await colleague('lead', 'Lea');
    const { ticketId } = await kiosk.call('ticket.create', {
      body: intake({ reportType: 'complaint' }),
    });

    const { item, history } = await admin.call('ticket.note', {
      params: { ticketId },
      body: {
        words: 'Wie weet dit?',
        mentions: [technician.accountId, approver.accountId, lead.accountId],
      },
    });

    expect(item.queue).toBe('confidential');
    expect(await technician.told()).toEqual([]);
    expect(await approver.told()).toEqual([]);
    expect(await lead.told()).toMatchObject([
      { kind: 'mentioned', ticket: { ticketId } },
      { kind: 'complaint-arrived', ticket: { ticketId } },
    ]);
    expect(history.at(-1)?.details).toEqual({ mentioned: lead.accountId });
  });

  it('takes a note without mentions, as consoles from before sent it', async () => {
    const { admin, kiosk } = desk();
    const { ticketId } = await kiosk.call('ticket.create', { body: intake() });

    const { history } = await admin.call('ticket.note', {
      params: { ticketId },
      body: { words: 'Kabel gewisseld' },
    });

    expect(history.at(-1)).toMatchObject({ words: 'Kabel gewisseld', details: {} });
  });
}
