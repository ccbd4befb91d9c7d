import { type UnsolvedTicket, mostUnsolved } from '../../shared/domain/span-report.ts';
import { type ReportScope, isInScope } from './report-scope.ts';
import type { Db } from './tables.ts';

/** An answer that says so, with its moment. */
export interface Unsolved extends Omit<UnsolvedTicket, 'day'> {
  readonly givenAt: string;
}

/** The tickets whose visitors said in a span that they are not helped, or only partly; the oldest answer first. */
export async function unsolvedTickets(db: Db, scope: ReportScope): Promise<readonly Unsolved[]> {
  const { from, before } = scope;
  const rows = await db
    .selectFrom('feedback')
    .innerJoin('ticket', 'ticket.ticket_id', 'feedback.ticket_id')
    .select([
      'ticket.ticket_id',
      'ticket.number',
      'ticket.visit_code',
      'feedback.solved',
      'feedback.time_lost',
      'feedback.given_at',
    ])
    .where('feedback.given_at', '>=', from)
    .where('feedback.given_at', '<', before)
    .where('feedback.solved', 'in', ['no', 'partly'])
    .where(isInScope(scope))
    .orderBy('feedback.given_at')
    .orderBy('ticket.number')
    .limit(mostUnsolved)
    .execute();
  const resolvers = await resolversOf(
    db,
    rows.map((row) => row.ticket_id),
  );
  return rows.flatMap(({ solved, ...row }) =>
    solved === 'yes'
      ? []
      : [
          {
            ticketId: row.ticket_id,
            number: row.number,
            visitCode: row.visit_code,
            givenAt: row.given_at,
            solved,
            timeLost: row.time_lost,
            resolvedBy: resolvers.get(row.ticket_id) ?? null,
          },
        ],
  );
}

/** Who resolved each ticket last, by name. */
async function resolversOf(
  db: Db,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('event')
    .select(['ticket_id', 'actor'])
    .where('ticket_id', 'in', [...ticketIds])
    .where('kind', '=', 'ticket.resolved')
    .orderBy('event_id')
    .execute();
  return new Map(rows.map((row) => [row.ticket_id, row.actor]));
}
