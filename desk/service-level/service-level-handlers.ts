import { timestamp } from '../../shared/base/clock.ts';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { TicketClocks } from '../../shared/contract/service-level-routes.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { servingChanged } from '../queue/serving-changed.ts';
import { queuesOf } from '../queue/visibility.ts';
import { type ListPlace, pressingTickets } from '../store/clock-store.ts';
import { newestTerms } from '../store/service-terms-store.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { unknownTicket } from '../ticket/change-ticket.ts';
import { bothClocks, ticketClocks } from './clocks-view.ts';
import { holidaysOf } from './holidays.ts';
import { pauseTicket, resumeTicket } from './pause-ticket.ts';
import { setTerms } from './set-terms.ts';

type ServiceLevelRoutes =
  | 'service-terms.get'
  | 'service-terms.set'
  | 'service-terms.holidays'
  | 'ticket.clocks'
  | 'ticket.pause'
  | 'ticket.resume'
  | 'service-level.list';

/** What was agreed, and how tickets stand against it. */
export function serviceLevelHandlers(context: DeskContext): Pick<DeskHandlers, ServiceLevelRoutes> {
  const { clock, database, serviceLevels } = context;
  const clocksNow = async (ticketId: string): Promise<Result<TicketClocks, Fault>> => {
    const standing = (await serviceLevels.standingOf([ticketId])).get(ticketId);
    return standing === undefined ? err(unknownTicket()) : ok(ticketClocks(standing));
  };
  return {
    'service-terms.get': async () => ok(await newestTerms(database.read)),
    'service-terms.set': async ({ body }, { session }) => {
      const set = await setTerms(context, session, body);
      if (set.ok) servingChanged(context);
      return set;
    },
    'service-terms.holidays': ({ params }) =>
      Promise.resolve(ok({ holidays: [...holidaysOf(params.year)] })),
    'ticket.clocks': async ({ params }, { session }) => {
      const ticket = await seenTicket(context, session, params.ticketId);
      return ticket.ok ? clocksNow(params.ticketId) : ticket;
    },
    'ticket.pause': async ({ params, body }, { session }) => {
      const paused = await pauseTicket(context, session, params.ticketId, body);
      return paused.ok ? clocksNow(params.ticketId) : paused;
    },
    'ticket.resume': async ({ params }, { session }) => {
      const resumed = await resumeTicket(context, session, params.ticketId);
      return resumed.ok ? clocksNow(params.ticketId) : resumed;
    },
    'service-level.list': async ({ query }, { session }) => {
      const found = await pressingTickets(database.read, {
        show: query.show ?? null,
        queues: queuesOf(session.role),
        after: query.after === undefined ? null : placeOf(query.after),
        limit: query.limit,
      });
      const standings = await serviceLevels.standingOf(found.map(({ item }) => item.ticketId));
      const last = found.at(-1);
      return ok({
        at: timestamp(clock),
        items: found.flatMap(({ item, pressing }) => {
          const standing = standings.get(item.ticketId);
          return standing === undefined ? [] : [{ item, pressing, ...bothClocks(standing) }];
        }),
        next:
          last === undefined || found.length < query.limit
            ? null
            : `${last.place.dueAt} ${last.place.ticketId}`,
      });
    },
  };
}

function placeOf(text: string): ListPlace {
  const [dueAt = '', ticketId = ''] = text.split(' ');
  return { dueAt, ticketId };
}
