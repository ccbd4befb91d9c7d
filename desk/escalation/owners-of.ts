import type { QueueItem } from '../../shared/domain/ticket.ts';
import { leadIds } from '../notice/leads.ts';
import { maySee } from '../queue/visibility.ts';
import { findOpenAccount } from '../store/account-store.ts';
import type { Db } from '../store/tables.ts';

/** Who looks after a ticket that waits for somebody else. */
export interface Owners {
  readonly accountIds: readonly string[];
  /** True when nobody has it, so that the leads must. */
  readonly areLeads: boolean;
}

/** Whoever has the ticket; the leads when nobody does, or he is gone or may not see it. */
export async function ownersOf(
  db: Db,
  { assignee, queue }: Pick<QueueItem, 'assignee' | 'queue'>,
): Promise<Owners> {
  const account = assignee === null ? null : await findOpenAccount(db, assignee.accountId);
  return account !== null && maySee(account.role, queue)
    ? { accountIds: [account.accountId], areLeads: false }
    : { accountIds: await leadIds(db), areLeads: true };
}
