import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { longestHoldMinutes } from '../../shared/domain/hold.ts';
import type { TicketStatus } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { isHeldByVisitor } from '../store/held-store.ts';
import { changeTicket } from '../ticket/change-ticket.ts';
import { livingTicket } from '../ticket/status-page.ts';
import type { Db } from '../store/tables.ts';
import type { TicketChange } from '../ticket/change.ts';
import { changeUnasked } from './change-unasked.ts';
import { leave, mayUndo } from './going-home.ts';

type HoldRoutes =
  | 'ticket.hold'
  | 'ticket.no-show'
  | 'ticket.back-in-queue'
  | 'status.here'
  | 'status.leave'
  | 'status.come-back';

const minuteMs = 60_000;

/** Stepping out of the queue and coming back. */
export function holdHandlers(context: DeskContext): Pick<DeskHandlers, HoldRoutes> {
  const { clock } = context;
  const inMinutes = (minutes: number) => new Date(clock.nowMs() + minutes * minuteMs).toISOString();
  return {
    'ticket.hold': async ({ params, body }, { session }) => {
      const leftMs = Date.parse(body.until) - clock.nowMs();
      if (leftMs <= 0 || leftMs > longestHoldMinutes * minuteMs) {
        return err(fault('input/invalid', 'A hold ends in the future, within a month'));
      }
      return changeTicket(
        context,
        session,
        { ticketId: params.ticketId, version: body.version },
        { type: 'hold', until: new Date(body.until).toISOString(), reason: body.reason },
      );
    },
    'ticket.no-show': async ({ params, body }, { session }) => {
      const { noShowMinutes, callsBeforeNoShow } = await rulesNow(context);
      return changeTicket(
        context,
        session,
        { ticketId: params.ticketId, version: body.version },
        { type: 'no-show', until: inMinutes(noShowMinutes), callsNeeded: callsBeforeNoShow },
      );
    },
    'ticket.back-in-queue': ({ params, body }, { session }) =>
      changeTicket(
        context,
        session,
        { ticketId: params.ticketId, version: body.version },
        { type: 'back-in-queue' },
      ),
    'status.here': async ({ params }) => {
      const ticket = await livingTicket(context, params.token);
      if (ticket === null) return err(fault('status/unknown', 'No such page, or no longer'));
      const { ticketId } = ticket.item;
      const after = await changeUnasked(context, ticketId, 'visitor', ({ status }, _ticket, db) =>
        hereAgain(db, ticketId, status, clock.nowMs()),
      );
      return ok({ waits: after?.status === 'waiting' || after?.status === 'called' });
    },
    'status.leave': async ({ params, body }) => {
      const ticket = await livingTicket(context, params.token);
      if (ticket === null) return err(fault('status/unknown', 'No such page, or no longer'));
      return leave(context, ticket.item.ticketId, body.because);
    },
    'status.come-back': async ({ params }) => {
      const ticket = await livingTicket(context, params.token);
      if (ticket === null) return err(fault('status/unknown', 'No such page, or no longer'));
      const { item } = ticket;
      const { today, closing } = await context.waits.expected(
        item,
        context.waiting.before(item, item.ticketId),
      );
      const refused = fault('ticket/illegal-move', 'He waits no more, or may be helped today');
      if (item.status !== 'waiting' || today !== 'unlikely' || closing === undefined) {
        return err(refused);
      }
      const until = closing.opensAgainAt;
      const after = await changeUnasked(context, item.ticketId, 'visitor', ({ status }) =>
        status === 'waiting' ? { type: 'hold', until, reason: '' } : null,
      );
      return after?.status === 'on-hold' ? ok({ until }) : err(refused);
    },
  };
}

/** What it changes that a visitor is there; nothing where a technician set him apart or a colleague was first. */
async function hereAgain(
  db: Db,
  ticketId: string,
  status: TicketStatus,
  nowMs: number,
): Promise<TicketChange | null> {
  if (status === 'closed') {
    return (await mayUndo(db, ticketId, nowMs)) ? { type: 'reopen', reason: '' } : null;
  }
  const waitsAgain =
    status === 'no-show' || (status === 'on-hold' && (await isHeldByVisitor(db, ticketId)));
  return waitsAgain ? { type: 'back-in-queue' } : null;
}
