import { ok } from '../../shared/base/result.ts';
import { presenceLastsMs } from '../../shared/domain/presence.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { othersPresent, presentUntil, putPresence } from '../store/presence-store.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';

/**
 * Who looks at what, over a small table, so that several desks on one database know of each other. A
 * card that stays open is written about every second time, which spares arrivals the wait.
 */
export function presenceHandlers(context: DeskContext): Pick<DeskHandlers, 'presence.put'> {
  const { clock, database } = context;
  return {
    'presence.put': async ({ params }, { session }) => {
      const { accountId } = session;
      const { ticketId } = params;
      const ticket = await seenTicket(context, session, ticketId);
      if (!ticket.ok) return ticket;
      const now = clock.nowMs();
      const at = new Date(now).toISOString();
      const until = await presentUntil(database.read, accountId, ticketId);
      if (until === null || Date.parse(until) < now + presenceLastsMs / 2) {
        const untilAt = new Date(now + presenceLastsMs).toISOString();
        await database.write((db) => putPresence(db, { accountId, ticketId }, { at, untilAt }));
      }
      const queues = queuesOf(session.role);
      return ok({ present: [...(await othersPresent(database.read, accountId, queues, at))] });
    },
  };
}
