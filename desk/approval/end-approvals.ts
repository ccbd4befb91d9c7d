import type { ApprovalEnd } from '../../shared/domain/approval.ts';
import type { DeskContext } from '../desk-context.ts';
import { tellAccounts } from '../notice/tell-accounts.ts';
import { openApprovals, updateApproval } from '../store/approval-store.ts';
import { appendEvent } from '../store/event-store.ts';
import type { Db } from '../store/tables.ts';
import type { ChangedBy } from '../ticket/change.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/**
 * Asks nobody any more what was asked for a ticket, with a line of history for each. `because` is how the ticket
 * ended, which its approver may read; null when it goes on as something else, which is none of his business.
 * To be called before the event of that change, so that the change stays the last that happened.
 */
export async function endApprovals(
  db: Db,
  context: DeskContext,
  { item, updatedAt: at }: StoredTicket,
  by: Pick<ChangedBy, 'name' | 'accountId'>,
  because: ApprovalEnd | null,
): Promise<void> {
  for (const approval of await openApprovals(db, item.ticketId)) {
    await updateApproval(db, approval.approval_id, { state: 'withdrawn', ended_because: because });
    await appendEvent(db, context.database.kind, {
      ...{ item, at, actor: by.name, actorId: by.accountId, words: null },
      kind: 'ticket.approval-withdrawn',
      details: {
        approver: approval.approver_name,
        ...(because === null ? {} : { because }),
      },
    });
    if (because === null || approval.approver_id === null) continue;
    await tellAccounts(context, db, [approval.approver_id], {
      ...{ kind: 'approval-ended', at, ticketId: item.ticketId },
      details: { by: approval.asked_by },
    });
  }
}
