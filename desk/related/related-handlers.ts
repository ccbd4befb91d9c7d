import { ok } from '../../shared/base/result.ts';
import type { OtherTicket } from '../../shared/contract/related-routes.ts';
import { mayMerge } from '../../shared/domain/merge.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { disturbancesOfTicket } from '../store/disturbance-ticket-store.ts';
import { linkedTickets, ticketsOf } from '../store/ticket-link-store.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { mergeTickets } from './merge-tickets.ts';

/** Tickets that belong together. */
export function relatedHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'ticket.related' | 'ticket.merge'> {
  const { read } = context.database;
  return {
    'ticket.related': async ({ params }, { session }) => {
      const seen = await seenTicket(context, session, params.ticketId);
      if (!seen.ok) return seen;
      const ticket = seen.value;
      const links = await linkedTickets(read, params.ticketId, queuesOf(session.role));
      const linked = new Set(links.map(({ item }) => item.ticketId));
      const own = { ...ticket.item, confidential: ticket.item.queue === 'confidential' };
      const { personId, deviceKey } = ticket;
      const deviceKeys = deviceKey === null ? [] : [deviceKey];
      const possible = (await ticketsOf(read, { personId, deviceKeys })).filter(
        ({ item }) => !linked.has(item.ticketId) && mayMerge(own, { ...item, confidential: false }),
      );
      const disturbances = await disturbancesOfTicket(read, params.ticketId);
      return ok({
        disturbances: disturbances.map(({ disturbanceId, title, state }) => ({
          disturbanceId,
          title,
          state,
        })),
        links: links.map(({ item, kind, direction }) => ({
          ticket: lineOf(item),
          relation: kind === 'related' ? kind : direction === 'to' ? 'merged-into' : 'merged-from',
        })),
        possible: possible.map((one) => ({
          ticket: lineOf(one.item),
          because:
            personId !== null && one.personId === personId
              ? ('same-person' as const)
              : ('same-device' as const),
        })),
      });
    },
    'ticket.merge': ({ params, body }, { session }) =>
      mergeTickets(context, session, { ...params, ...body }),
  };
}

/** One line that leads to another ticket. */
export function lineOf(item: QueueItem): OtherTicket {
  const { ticketId, number, visitCode, status, reportType, category, arrivedAt } = item;
  return { ticketId, number, visitCode, status, reportType, category, arrivedAt };
}
