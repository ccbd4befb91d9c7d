import type { Resolution, Ticket } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** The ways in which a ticket ends. */
export const ends = ['closed', 'cancelled', 'merged'] as const;

/** Ends a ticket that this technician works on, as he would. */
export async function endTicket(
  desk: StartedDesk,
  technician: DeskVisitor,
  { item: { ticketId, version } }: Ticket,
  how: (typeof ends)[number],
  closingCode: Resolution['closingCode'] = 'solved',
): Promise<void> {
  const params = { ticketId };
  if (how === 'merged') {
    const into = await desk.kiosk.call('ticket.create', { body: intake() });
    const body = { version, into: into.ticketId, reason: 'Hetzelfde' };
    await technician.call('ticket.merge', { params, body });
  } else if (how === 'cancelled') {
    const reason = 'Is naar huis';
    const body = { version, reason };
    const { item } = await technician.call('ticket.return', { params, body });
    await technician.call('ticket.cancel', { params, body: { version: item.version, reason } });
  } else {
    const solved = { cause: 'Scherm', solution: 'Vervangen', closingCode };
    const resolved = await technician.call('ticket.resolve', {
      params,
      body: { version, ...solved },
    });
    const works = { version: resolved.item.version, verification: 'works' } as const;
    const { item } = await technician.call('ticket.verify', { params, body: works });
    await technician.call('ticket.close', { params, body: { version: item.version } });
  }
}
