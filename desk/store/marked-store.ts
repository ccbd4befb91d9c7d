import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { TicketMarks } from '../../shared/domain/ticket-marks.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import { isLive } from './queue-order.ts';
import type { Db, Tables } from './tables.ts';
import { itemColumns, itemOfRow } from './ticket-row.ts';

/** Few tickets are ever reopened; the event is written long after the visit came in. */
export async function indexReopened(db: Kysely<unknown>): Promise<void> {
  await sql`create index event_reopened on event (ticket_id) where kind = 'ticket.reopened'`.execute(
    db,
  );
}

/** Whose tickets are looked through, and when. */
export interface MarkedFor {
  readonly queues: readonly WorkQueue[];
  readonly accountId: string;
  readonly nowMs: number;
}

/**
 * Open tickets that have each of these marks, newest first. The work is that of what
 * is open, however many tickets there ever were: what presses or is asked has an index of its own, and for an
 * escalation or a reopening is looked at each open ticket. The condition of a partial index is written, not bound, so
 * that both databases see that it fits.
 */
function openWith(db: Db, marks: TicketMarks, { queues, accountId, nowMs }: MarkedFor) {
  let query = db
    .selectFrom('ticket')
    .where(isLive)
    .where('ticket.queue', 'in', [...queues])
    // The sign hides the index over all numbers: in its order every ticket would be looked at.
    .orderBy(sql`+ticket.number`, 'desc');
  const { escalated, agreed, approval, reopened } = marks;
  if (escalated !== undefined) {
    query = query.where((eb) => isEscalated(eb, escalated, accountId));
  }
  if (agreed !== undefined) {
    query = query.where('ticket.ticket_id', 'in', (eb) =>
      eb
        .selectFrom('clock_watch')
        .select('ticket_id')
        .where(sql<boolean>`state in ('breached', 'paused', 'warned')`)
        .where('state', '=', agreed),
    );
  }
  if (approval !== undefined) {
    query = query.where('ticket.ticket_id', 'in', (eb) =>
      eb
        .selectFrom('approval')
        .select('ticket_id')
        .where(sql<boolean>`state = 'asked'`)
        .where('expires_at', '>', new Date(nowMs).toISOString()),
    );
  }
  if (reopened !== undefined) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('event')
          .select(sql`1`.as('one'))
          .whereRef('event.ticket_id', '=', 'ticket.ticket_id')
          .where(sql<boolean>`event.kind = 'ticket.reopened'`),
      ),
    );
  }
  return query;
}

/**
 * A group and a supplier have it until the escalation ends. One to a person is over at once, since he has the ticket
 * from then on: it counts as long as he does.
 */
function isEscalated(
  eb: ExpressionBuilder<Tables, 'ticket'>,
  whom: NonNullable<TicketMarks['escalated']>,
  accountId: string,
) {
  const waits = eb
    .selectFrom('escalation')
    .select(sql`1`.as('one'))
    .whereRef('escalation.ticket_id', '=', 'ticket.ticket_id')
    .where((at) =>
      at.or([
        at('escalation.ended_at', 'is', null),
        at.and([
          at('escalation.kind', '=', 'person'),
          at('escalation.target_id', '=', at.ref('ticket.assignee_id')),
        ]),
      ]),
    );
  switch (whom) {
    case 'anybody':
      return eb.exists(waits);
    case 'me':
      return eb.exists(
        waits.where((at) =>
          at.or([
            at('escalation.target_id', '=', accountId),
            at(
              'escalation.target_id',
              'in',
              at
                .selectFrom('staff_group_member')
                .select('group_id')
                .where('account_id', '=', accountId),
            ),
          ]),
        ),
      );
    case 'group':
    case 'person':
    case 'supplier':
      return eb.exists(waits.where('escalation.kind', '=', whom));
    default:
      return eb.exists(waits.where('escalation.target_id', '=', whom));
  }
}

/** The ids of open tickets that have these marks, newest first. */
export async function markedIds(
  db: Db,
  marks: TicketMarks,
  of: MarkedFor,
  limit: number,
): Promise<readonly string[]> {
  const rows = await openWith(db, marks, of).select('ticket.ticket_id').limit(limit).execute();
  return rows.map((row) => row.ticket_id);
}

/** A ticket with the words of the index; null when the index does not have it yet, or when they were not asked for. */
export interface Marked {
  readonly item: QueueItem;
  readonly body: string | null;
}

/** Open tickets that have these marks, newest first; where it is asked with the words by which they are found. */
export async function markedTickets(
  db: Db,
  marks: TicketMarks,
  of: MarkedFor,
  withWords: boolean,
): Promise<readonly Marked[]> {
  const rows = await openWith(db, marks, of)
    .select(itemColumns.map((column) => `ticket.${column}` as const))
    .$if(withWords, (query) =>
      query
        .leftJoin('search_document', 'search_document.number', 'ticket.number')
        .select('search_document.body'),
    )
    .execute();
  return rows.map((row) => ({ item: itemOfRow(row), body: row.body ?? null }));
}
