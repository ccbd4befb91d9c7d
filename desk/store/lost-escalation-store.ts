import type { Escalation } from '../../shared/domain/escalation.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { isLive } from './queue-order.ts';
import type { Db } from './tables.ts';

/** An escalation to colleagues, with its ticket. */
export interface ToColleagues {
  readonly escalationId: string;
  readonly ticketId: string;
  readonly queue: WorkQueue;
  readonly targetId: string;
  readonly name: string;
}

/** What waits for a group. */
export async function waitingForGroups(db: Db): Promise<readonly ToColleagues[]> {
  const rows = await ofLiveTickets(db, 'group').where('escalation.ended_at', 'is', null).execute();
  return rows.map(toColleagues);
}

/**
 * Tickets that are still with the person to whom they were escalated, though his account is shut out since, and of
 * which nobody was told.
 */
export async function leftWithBlocked(db: Db): Promise<readonly ToColleagues[]> {
  const rows = await ofLiveTickets(db, 'person')
    .innerJoin('account', 'account.account_id', 'escalation.target_id')
    .whereRef('ticket.assignee_id', '=', 'escalation.target_id')
    .where('account.blocked_at', 'is not', null)
    .where('ticket.status', 'in', ['in-progress', 'on-hold'])
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
  return rows.map(toColleagues);
}

function ofLiveTickets(db: Db, kind: Escalation['kind']) {
  return db
    .selectFrom('escalation')
    .innerJoin('ticket', 'ticket.ticket_id', 'escalation.ticket_id')
    .select([
      'escalation.escalation_id',
      'escalation.ticket_id',
      'escalation.target_id',
      'escalation.target_name',
      'ticket.queue',
    ])
    .where('escalation.kind', '=', kind)
    .where(isLive);
}

function toColleagues(row: {
  readonly escalation_id: string;
  readonly ticket_id: string;
  readonly target_id: string;
  readonly target_name: string;
  readonly queue: WorkQueue;
}): ToColleagues {
  return {
    escalationId: row.escalation_id,
    ticketId: row.ticket_id,
    queue: row.queue,
    targetId: row.target_id,
    name: row.target_name,
  };
}
