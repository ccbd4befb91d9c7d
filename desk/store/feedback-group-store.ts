import type { GroupedAnswer } from '../../shared/domain/feedback-groups.ts';
import { type ReportScope, isInScope } from './report-scope.ts';
import type { Db } from './tables.ts';

/** The answers that were given in a span, each with its ticket and who resolved that last. */
export async function answersWithTickets(
  db: Db,
  scope: ReportScope,
): Promise<readonly GroupedAnswer[]> {
  const rows = await db
    .selectFrom('feedback')
    .innerJoin('ticket', 'ticket.ticket_id', 'feedback.ticket_id')
    .leftJoin('event', (join) =>
      join.on('event.event_id', '=', (eb) =>
        eb
          .selectFrom('event as resolved')
          .select((of) => of.fn.max('resolved.event_id').as('last'))
          .whereRef('resolved.ticket_id', '=', 'feedback.ticket_id')
          .where('resolved.kind', '=', 'ticket.resolved'),
      ),
    )
    .select([
      'feedback.solved',
      'ticket.category',
      'ticket.queue',
      'ticket.device_name',
      'event.actor',
      'event.actor_id',
    ])
    .where('feedback.given_at', '>=', scope.from)
    .where('feedback.given_at', '<', scope.before)
    .where(isInScope(scope))
    .orderBy('feedback.given_at')
    .execute();
  return rows.map(({ device_name: deviceName, actor, actor_id: accountId, ...row }) => ({
    ...row,
    deviceName,
    resolver: actor === null || accountId === null ? null : { accountId, name: actor },
  }));
}
