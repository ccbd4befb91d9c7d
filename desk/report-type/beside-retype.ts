import { type Fault, fault } from '../../shared/base/fault.ts';
import { endApprovals } from '../approval/end-approvals.ts';
import { tellReaders } from '../complaint/tell-of-complaint.ts';
import type { DeskContext } from '../desk-context.ts';
import { isDeviceHere } from '../store/bench-store.ts';
import { forgetComplaintTold } from '../store/complaint-store.ts';
import type { Db } from '../store/tables.ts';
import type { ChangedBy } from '../ticket/change.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/**
 * Why a ticket may not go out of technicians' sight, or null: a device of it that is here would, too,
 * and nobody at the bench could give it back.
 */
export async function refusalToHide(
  db: Db,
  before: StoredTicket,
  after: StoredTicket,
): Promise<Fault | null> {
  const hides = after.item.queue === 'confidential' && before.item.queue !== 'confidential';
  return hides && (await isDeviceHere(db, after.item.ticketId))
    ? fault('custody/still-here', 'A device of the ticket is still at the desk')
    : null;
}

/**
 * What another type of report does to what stands beside a ticket: what was asked of an approver is
 * asked no more, and those who read complaints are told of a new one.
 */
export async function tidyBesideRetyped(
  db: Db,
  context: DeskContext,
  by: ChangedBy,
  ticket: StoredTicket,
): Promise<void> {
  const { item, updatedAt: at } = ticket;
  const { ticketId } = item;
  await endApprovals(db, context, ticket, by, null);
  await forgetComplaintTold(db, ticketId);
  if (item.reportType !== 'complaint') return;
  await tellReaders(db, context, { ticketId, at, except: by.accountId });
}
