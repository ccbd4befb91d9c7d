import { type Fault, fault } from '../../shared/base/fault.ts';
import { type ClosingWords, missingToClose } from '../../shared/domain/closing.ts';
import { approvalBlockers } from '../approval/approval-blockers.ts';
import type { Db } from '../store/tables.ts';
import { closableOf } from './closable-of.ts';
import type { StoredTicket } from './stored-ticket.ts';

/**
 * What still stands between a ticket and its end, by name: the rules of its type, and what the desk
 * keeps beside it. Asked in the command that closes, so that nothing changes in between.
 */
export async function closingBlockers(
  db: Db,
  ticket: StoredTicket,
  said: ClosingWords,
): Promise<readonly string[]> {
  return [...missingToClose(closableOf(ticket), said), ...(await approvalBlockers(db, ticket))];
}

/** A refusal to close that names all that is missing, or null. */
export async function refusalToClose(
  db: Db,
  ticket: StoredTicket,
  said: ClosingWords,
): Promise<Fault | null> {
  const missing = await closingBlockers(db, ticket, said);
  return missing.length === 0 ? null : fault('ticket/not-closable', missing.join(', '));
}
