import { type Result, ok } from '../../shared/base/result.ts';
import type { Fault } from '../../shared/base/fault.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { newestEventId } from '../store/event-store.ts';
import { liveItems } from '../store/ticket-store.ts';
import type { TicketChange } from './change.ts';
import { handOverOf } from './hand-over-target.ts';
import { callNext, changeTicket, readCard } from './change-ticket.ts';

type TicketRoutes =
  | 'queue.get'
  | 'queue.not-today'
  | 'queue.next'
  | 'ticket.get'
  | 'ticket.call'
  | 'ticket.start'
  | 'ticket.return'
  | 'ticket.hand-over'
  | 'ticket.note'
  | 'ticket.message'
  | 'ticket.priority'
  | 'ticket.resolve'
  | 'ticket.verify'
  | 'ticket.close'
  | 'ticket.reopen'
  | 'ticket.cancel';

/** All that technicians do with tickets. */
export function ticketHandlers(context: DeskContext): Pick<DeskHandlers, TicketRoutes> {
  const { database } = context;
  const change = (
    session: Session,
    ticketId: string,
    version: number | null,
    what: TicketChange,
  ): Promise<Result<Ticket, Fault>> => changeTicket(context, session, { ticketId, version }, what);

  return {
    'queue.get': async (_input, { session }) => {
      // The id first: what happens after it is in the stream, perhaps once more, never not at all.
      const eventId = await newestEventId(database.read);
      return ok({ eventId, items: [...(await liveItems(database, queuesOf(session.role)))] });
    },
    'queue.not-today': async (_input, { session }) =>
      ok(await context.view.notToday(siteIdOf(session), queuesOf(session.role))),
    'queue.next': ({ body }, { session }) => callNext(context, session, body.queues),
    'ticket.get': ({ params }, { session }) => readCard(context, session, params.ticketId),
    'ticket.call': ({ params, body }, { session }) =>
      change(session, params.ticketId, body.version, { type: 'call' }),
    'ticket.start': ({ params, body }, { session }) =>
      change(session, params.ticketId, body.version, { type: 'start' }),
    'ticket.return': ({ params, body }, { session }) =>
      change(session, params.ticketId, body.version, {
        type: 'return-to-queue',
        reason: body.reason,
      }),
    'ticket.hand-over': async ({ params, body }, { session }) => {
      const handOver = await handOverOf(context, params.ticketId, body);
      return handOver.ok
        ? change(session, params.ticketId, body.version, handOver.value)
        : handOver;
    },
    'ticket.note': ({ params, body }, { session }) =>
      change(session, params.ticketId, null, {
        type: 'note',
        words: body.words,
        mentions: body.mentions ?? [],
      }),
    'ticket.message': ({ params, body }, { session }) =>
      change(session, params.ticketId, body.version, { type: 'write-message', words: body.words }),
    'ticket.priority': ({ params, body }, { session }) =>
      change(
        session,
        params.ticketId,
        body.version,
        body.decision === 'accept'
          ? { type: 'accept-priority' }
          : {
              type: 'change-priority',
              impact: body.impact,
              urgency: body.urgency,
              argument: body.argument,
            },
      ),
    'ticket.resolve': ({ params, body }, { session }) =>
      change(session, params.ticketId, body.version, {
        type: 'resolve',
        cause: body.cause,
        solution: body.solution,
        closingCode: body.closingCode,
      }),
    'ticket.verify': ({ params, body }, { session }) =>
      change(session, params.ticketId, body.version, {
        type: 'verify',
        verification: body.verification,
      }),
    'ticket.close': ({ params, body }, { session }) =>
      change(session, params.ticketId, body.version, {
        type: 'close',
        notAskedBecause: body.notAskedBecause,
        knowledgeCandidate: body.knowledgeCandidate,
      }),
    'ticket.reopen': ({ params, body }, { session }) =>
      change(session, params.ticketId, body.version, { type: 'reopen', reason: body.reason }),
    'ticket.cancel': ({ params, body }, { session }) =>
      change(session, params.ticketId, body.version, { type: 'cancel', reason: body.reason }),
  };
}
