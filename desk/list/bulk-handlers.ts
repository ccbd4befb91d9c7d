import type { Fault } from '../../shared/base/fault.ts';
import { type Result, ok } from '../../shared/base/result.ts';
import type { BulkChange } from '../../shared/domain/bulk-change.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { changeTicket } from '../ticket/change-ticket.ts';
import type { TicketChange } from '../ticket/change.ts';
import { handOverOf } from '../ticket/hand-over-target.ts';

/** The same change to several tickets: each in a command of its own, so that one refusal stops no other. */
export function bulkHandlers(context: DeskContext): Pick<DeskHandlers, 'ticket.bulk'> {
  return {
    'ticket.bulk': async ({ body }, { session }) => {
      const results = [];
      // A ticket that is named twice is changed once.
      const tickets = new Map(body.tickets.map((each) => [each.ticketId, each]));
      for (const target of tickets.values()) {
        const change = await changeOf(context, target.ticketId, body.change);
        const done = change.ok
          ? await changeTicket(context, session, target, change.value)
          : change;
        results.push({ ticketId: target.ticketId, fault: done.ok ? null : done.fault.code });
      }
      return ok({ results });
    },
  };
}

async function changeOf(
  context: DeskContext,
  ticketId: string,
  change: BulkChange,
): Promise<Result<TicketChange, Fault>> {
  return change.type === 'hand-over' ? handOverOf(context, ticketId, change) : ok(change);
}
