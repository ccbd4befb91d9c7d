import { ok } from '../../shared/base/result.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { maySee, queuesOf } from '../queue/visibility.ts';
import { knowledgeCandidates } from '../store/knowledge-candidate-store.ts';
import { changeTicket } from '../ticket/change-ticket.ts';

/** The type of a report, its facts, and the questions that taught something. */
export function reportTypeHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'ticket.report-type' | 'ticket.details' | 'knowledge-candidate.list'> {
  return {
    'ticket.report-type': async ({ params, body }, { session }) => {
      const { reportType, reason, version } = body;
      const target = { ticketId: params.ticketId, version };
      const change = { type: 'change-report-type', reportType, reason } as const;
      const changed = await changeTicket(context, session, target, change);
      if (!changed.ok) return changed;
      const ticket = changed.value;
      return ok({ ticket: maySee(session.role, ticket.item.queue) ? ticket : null });
    },
    'ticket.details': ({ params, body }, { session }) => {
      const { details, forWhom, reason, version } = body;
      const target = { ticketId: params.ticketId, version };
      const change = { type: 'change-details', details, forWhom, reason } as const;
      return changeTicket(context, session, target, change);
    },
    'knowledge-candidate.list': async ({ query }, { session }) => {
      const found = await knowledgeCandidates(context.database.read, {
        queues: queuesOf(session.role),
        before: query.before ?? null,
        limit: query.limit + 1,
      });
      const candidates = found.slice(0, query.limit);
      return ok({
        candidates,
        next: found.length > candidates.length ? (candidates.at(-1)?.number ?? null) : null,
      });
    },
  };
}
