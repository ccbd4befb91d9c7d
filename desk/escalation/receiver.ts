import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Escalation, EscalationTarget } from '../../shared/domain/escalation.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import { maySee } from '../queue/visibility.ts';
import { findOpenAccount } from '../store/account-store.ts';
import { allSuppliers, findGroup } from '../store/escalation-store.ts';
import { latestSeat } from '../store/session-store.ts';
import type { Db } from '../store/tables.ts';

/** Whom a ticket goes to. */
export interface Receiver {
  readonly kind: Escalation['kind'];
  readonly targetId: string;
  readonly name: string;
  /** The accounts that are told of it. */
  readonly told: readonly string[];
  /** What changes of the ticket: a person has it at once, a group when a member takes it. */
  readonly item: Partial<Pick<QueueItem, 'assignee' | 'counter'>>;
}

/** Whom a target is, unless nobody there may see the ticket. */
export function receiverOf(
  db: Db,
  item: Pick<QueueItem, 'queue'>,
  to: EscalationTarget,
): Promise<Result<Receiver, Fault>> {
  switch (to.kind) {
    case 'group':
      return groupOf(db, item, to.groupId);
    case 'person':
      return personOf(db, item, to.accountId);
    case 'supplier':
      return supplierOf(db, to.supplierId);
  }
}

async function groupOf(
  db: Db,
  { queue }: Pick<QueueItem, 'queue'>,
  groupId: string,
): Promise<Result<Receiver, Fault>> {
  const group = await findGroup(db, groupId);
  if (group === null) return err(fault('input/invalid', 'There is no such group'));
  const told: string[] = [];
  for (const { accountId } of group.members) {
    const account = await findOpenAccount(db, accountId);
    if (account !== null && maySee(account.role, queue)) told.push(accountId);
  }
  if (told.length === 0) {
    return err(fault('ticket/illegal-move', 'Nobody of this group may see the ticket'));
  }
  return ok({ kind: 'group', targetId: groupId, name: group.name, told, item: {} });
}

async function personOf(
  db: Db,
  { queue }: Pick<QueueItem, 'queue'>,
  accountId: string,
): Promise<Result<Receiver, Fault>> {
  const account = await findOpenAccount(db, accountId);
  if (account === null) return err(fault('input/invalid', 'There is no such colleague'));
  const { name, role } = account;
  if (!maySee(role, queue)) {
    return err(fault('ticket/illegal-move', 'A technician may not see a confidential ticket'));
  }
  const seat = await latestSeat(db, accountId);
  const item = { assignee: { accountId, name }, counter: seat?.counter ?? null };
  return ok({ kind: 'person', targetId: accountId, name, told: [accountId], item });
}

async function supplierOf(db: Db, supplierId: string): Promise<Result<Receiver, Fault>> {
  const supplier = (await allSuppliers(db)).find((each) => each.supplierId === supplierId);
  if (supplier === undefined) return err(fault('input/invalid', 'There is no such supplier'));
  return ok({ kind: 'supplier', targetId: supplierId, name: supplier.name, told: [], item: {} });
}
