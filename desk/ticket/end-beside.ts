import { endApprovals } from '../approval/end-approvals.ts';
import type { DeskContext } from '../desk-context.ts';
import { endWithTicket } from '../escalation/end-with-ticket.ts';
import { endWaits } from '../licence/end-waits.ts';
import type { Db } from '../store/tables.ts';
import type { ChangedBy } from './change.ts';
import type { StoredTicket } from './stored-ticket.ts';

/** Ends what somebody else still had to do for a ticket that was just closed, cancelled or merged away. */
export async function endBeside(
  db: Db,
  context: DeskContext,
  ticket: StoredTicket,
  by: Pick<ChangedBy, 'name' | 'accountId'>,
  because: 'closed' | 'cancelled' | 'merged',
): Promise<void> {
  await endWithTicket(db, context.database.kind, ticket, by, because);
  await endApprovals(db, context, ticket, by, because);
  if (because !== 'merged') await endWaits(db, context, ticket, by);
}
