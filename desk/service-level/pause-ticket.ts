import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { isOpen } from '../../shared/domain/service-level/clock.ts';
import { type PauseCause, longestPauseDays } from '../../shared/domain/service-level/pause.ts';
import type { DeskContext } from '../desk-context.ts';
import { endPause, insertPause } from '../store/pause-store.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Stops the clocks of an open ticket that is not paused, until a moment to come. */
export async function pauseTicket(
  context: DeskContext,
  session: Session,
  ticketId: string,
  wish: { readonly cause: PauseCause; readonly reason: string; readonly until: string },
): Promise<Result<StoredTicket, Fault>> {
  return happenBeside(context, session, ticketId, async (db, ticket, at) => {
    if (!isOpen(ticket.item.status)) {
      return err(
        fault('ticket/illegal-move', `A ${ticket.item.status} ticket has no clock to pause`),
      );
    }
    const standing = (await context.serviceLevels.standingOf([ticketId], db)).get(ticketId);
    if (standing === undefined || standing.pause !== null) {
      return err(fault('ticket/illegal-move', 'It is paused already'));
    }
    const forMs = Date.parse(wish.until) - Date.parse(at);
    if (forMs <= 0 || forMs > longestPauseDays * dayMs) {
      return err(
        fault('input/invalid', `A pause ends within ${longestPauseDays} days and not in the past`),
      );
    }
    const { cause, reason } = wish;
    const until = new Date(wish.until).toISOString();
    await insertPause(
      db,
      ticketId,
      { pauseId: context.newId(), cause, reason, by: session.name, from: at, until, ended: null },
      session.accountId,
    );
    return ok({ kind: 'ticket.paused', words: reason, details: { cause, until } });
  });
}

/** Lets the clocks of a paused ticket run again before the pause ends by itself. */
export async function resumeTicket(
  context: DeskContext,
  session: Session,
  ticketId: string,
): Promise<Result<StoredTicket, Fault>> {
  return happenBeside(context, session, ticketId, async (db, _ticket, at) => {
    const standing = (await context.serviceLevels.standingOf([ticketId], db)).get(ticketId);
    const pause = standing?.pause ?? null;
    if (pause === null) return err(fault('ticket/illegal-move', 'It is not paused'));
    await endPause(db, pause.pauseId, at, session.name);
    return ok({ kind: 'ticket.resumed', details: { cause: pause.cause, until: pause.until } });
  });
}
