import { ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { type ticketQuestionSchema, mostMarked } from '../../shared/contract/search-routes.ts';
import type { z } from 'zod';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { markedIds } from '../store/marked-store.ts';
import { type TicketQuestion, findTickets } from './find-tickets.ts';

/** Finding tickets. */
export function searchHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'ticket.search' | 'ticket.marked'> {
  return {
    'ticket.search': async ({ query }, { session }) =>
      ok(
        mutable(
          await findTickets(context.database, {
            ...questionOf(context, session, query),
            order: query.order,
            before: query.before ?? null,
            limit: query.limit,
          }),
        ),
      ),
    'ticket.marked': async ({ query }, { session }) => {
      const of = {
        queues: queuesOf(session.role),
        accountId: session.accountId,
        nowMs: context.clock.nowMs(),
      };
      const ticketIds = await markedIds(context.database.read, query, of, mostMarked);
      return ok({ ticketIds: [...ticketIds] });
    },
  };
}

function mutable(found: Awaited<ReturnType<typeof findTickets>>) {
  return { ...found, items: [...found.items] };
}

/** What an address asks, for the person who is signed in. */
export function questionOf(
  context: DeskContext,
  session: Session,
  { q, status, ...filter }: z.infer<typeof ticketQuestionSchema>,
): Omit<TicketQuestion, 'order' | 'before' | 'limit'> {
  return {
    text: q,
    filter: status === 'all' ? filter : { ...filter, status },
    queues: queuesOf(session.role),
    onlooker: { accountId: session.accountId, dayOf: context.dayAt },
    nowMs: context.clock.nowMs(),
  };
}
