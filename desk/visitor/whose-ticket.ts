import { timestamp } from '../../shared/base/clock.ts';
import type { EarlierAnswer } from '../../shared/domain/earlier-answer.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { linkTickets } from '../store/ticket-link-store.ts';
import { findTicket } from '../store/ticket-store.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import type { ReturningVisit } from './join-visit.ts';

/** Whether a visit may become part of a ticket: it is of its person or its device, and of nobody else. */
export function mayJoin(ticket: StoredTicket, visit: ReturningVisit): boolean {
  return belongs(ticket, visit) && !isOfAnother(ticket, visit.intake);
}

/** Known by badge, and not the one who came: a device that two people bring is each time another matter. */
function isOfAnother({ personId }: StoredTicket, { visitor }: TicketIntake): boolean {
  return personId !== null && visitor.kind === 'known' && visitor.personId !== personId;
}

/** Whether a ticket is of the person or the device of a visit. What is confidential is nobody's here. */
function belongs(ticket: StoredTicket, { intake, deviceKeys }: ReturningVisit): boolean {
  if (ticket.item.queue === 'confidential' || intake.reportType === 'complaint') return false;
  const personId = intake.visitor.kind === 'known' ? intake.visitor.personId : null;
  return (
    (personId !== null && ticket.personId === personId) ||
    (ticket.deviceKey !== null && deviceKeys.includes(ticket.deviceKey))
  );
}

/** Links a ticket of its own to the one that its visitor was asked about. A replay changes nothing. */
export async function linkEarlier(
  context: DeskContext,
  visit: ReturningVisit,
  earlier: EarlierAnswer,
  ticketId: string,
): Promise<void> {
  const other = await findTicket(context.database.read, earlier.ticketId);
  if (other === null || !belongs(other, visit)) return;
  const link = {
    ticketId,
    otherId: earlier.ticketId,
    kind: 'related',
    at: timestamp(context.clock),
  } as const;
  await context.database.write((db) => linkTickets(db, link));
}
