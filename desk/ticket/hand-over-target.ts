import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { BulkChange } from '../../shared/domain/bulk-change.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { DeskContext } from '../desk-context.ts';
import { maySee } from '../queue/visibility.ts';
import { findOpenAccount } from '../store/account-store.ts';
import { latestSeat } from '../store/session-store.ts';
import { findTicket } from '../store/ticket-store.ts';
import type { TicketChange } from './change.ts';

type Asked = Pick<Extract<BulkChange, { type: 'hand-over' }>, 'to' | 'reason'>;

/** The hand-over that somebody asked for; to a colleague only when he may see the ticket. */
export async function handOverOf(
  context: DeskContext,
  ticketId: string,
  { to, reason }: Asked,
): Promise<Result<TicketChange, Fault>> {
  if (to.kind === 'queue') return ok({ type: 'hand-over', to, reason });
  const { read } = context.database;
  const account = await findOpenAccount(read, to.accountId);
  if (account === null) return err(fault('input/invalid', 'There is no such colleague'));
  const ticket = await findTicket(read, ticketId);
  if (ticket !== null && !maySee(account.role, ticket.item.queue)) {
    return err(fault('ticket/illegal-move', 'A technician may not see a confidential ticket'));
  }
  const { accountId, name } = account;
  const seat = await latestSeat(read, accountId);
  const waits = ticket !== null && ticket.item.status !== 'in-progress';
  if (waits && seat !== null && seat.siteId !== siteIdOf(ticket.item)) {
    return err(fault('site/elsewhere', 'The colleague sits at another site than the visitor'));
  }
  return ok({
    type: 'hand-over',
    to: { kind: 'account', colleague: { accountId, name, counter: seat?.counter ?? null } },
    reason,
  });
}
