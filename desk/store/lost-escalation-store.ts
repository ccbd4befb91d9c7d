import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { isLive } from './queue-order.ts';
import type { Db } from './tables.ts';

/** An escalation to a group, with its ticket. */
export interface ToColleagues {
  readonly escalationId: string;
  readonly ticketId: string;
  readonly queue: WorkQueue;
  readonly targetId: string;
  readonly name: string;
}

/** What waits for a group. */
export async function waitingForGroups(db: Db): Promise<readonly ToColleagues[]> {
  const rows = await db
    .selectFrom('escalation')
    .innerJoin('ticket', 'ticket.ticket_id', 'escalation.ticket_id')
    .select([
      'escalation.escalation_id',
      'escalation.ticket_id',
      'escalation.target_id',
      'escalation.target_name',
      'ticket.queue',
    ])
    .where('escalation.kind', '=', 'group')
    .where('escalation.ended_at', 'is', null)
    .where(isLive)
    .execute();
  return rows.map((row) => ({
    escalationId: row.escalation_id,
    ticketId: row.ticket_id,
    queue: row.queue,
    targetId: row.target_id,
    name: row.target_name,
  }));
}

/** A ticket that is with somebody who can do nothing for it any more. */
export interface LeftBehind {
  readonly ticketId: string;
  readonly name: string;
}

/** Tickets that somebody has whose account is shut out since, and of which nobody was told; one of them or all. */
export async function leftWithBlocked(db: Db, ticketId?: string): Promise<readonly LeftBehind[]> {
  const rows = await db
    .selectFrom('ticket')
    .innerJoin('account', 'account.account_id', 'ticket.assignee_id')
    .select(['ticket.ticket_id', 'account.name'])
    .where('account.blocked_at', 'is not', null)
    .where(isLive)
    .where('ticket.status', 'in', ['called', 'in-progress', 'on-hold'])
    .$if(ticketId !== undefined, (query) => query.where('ticket.ticket_id', '=', ticketId ?? ''))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notice')
            .select('notice.notice_id')
            .whereRef('notice.ticket_id', '=', 'ticket.ticket_id')
            .whereRef('notice.at', '>=', 'account.blocked_at')
            .where('notice.kind', '=', 'escalation-lost'),
        ),
      ),
    )
    .execute();
  return rows.map((row) => ({ ticketId: row.ticket_id, name: row.name }));
}
