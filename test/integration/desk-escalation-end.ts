import { expect, it } from 'vitest';
import { intake } from './desk-intake.ts';
import { ends, endTicket } from './end-ticket.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk ends an escalation with its ticket, whatever its database. */
export function endsEscalations(desk: () => StartedDesk): void {
  const draft = {
    reason: 'Scherm gebarsten',
    tried: 'Kabel gewisseld',
    added: {},
    warranty: '',
    serial: 'masked',
  } as const;

  it.each(ends)('ends what waits for a supplier with a ticket that is %s', async (because) => {
    const { admin } = desk();
    const tom = await desk().staff('technician', 'Tom');
    const { supplierId } = await admin.call('supplier.keep', {
      body: { supplierId: null, name: 'Acme', contact: '', referenceExample: '' },
    });
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });
    const params = { ticketId };
    const called = await tom.call('ticket.call', { params, body: { version: 1 } });
    const { item } = await tom.call('ticket.start', {
      params,
      body: { version: called.item.version },
    });
    const to = { kind: 'supplier', supplierId } as const;
    const sent = await tom.call('ticket.escalate', {
      params,
      body: { ...draft, version: item.version, to },
    });
    const { version } = sent.item;
    const again = { ...draft, version, to };

    const twice = await tom.refusal('ticket.escalate', { params, body: again });
    await endTicket(desk(), tom, sent, because);
    const { escalations } = await tom.call('ticket.escalations', { params });
    const { history } = await tom.call('ticket.get', { params });
    const waiting = (await tom.call('escalation.list', {})).escalations;

    expect(twice.code).toBe('escalation/open');
    expect(escalations).toMatchObject([{ endedBy: 'Tom', endedAt: history.at(-1)?.at }]);
    expect(history.slice(-2)).toMatchObject([
      { kind: 'ticket.escalation-ended', words: null, details: { to: 'Acme', because } },
      { kind: because === 'merged' ? 'ticket.merged-into' : `ticket.${because}` },
    ]);
    expect(waiting.map(({ ticket }) => ticket.ticketId)).not.toContain(ticketId);
  });
}
