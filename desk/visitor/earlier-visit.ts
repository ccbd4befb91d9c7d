import { ok } from '../../shared/base/result.ts';
import type { EarlierVisit } from '../../shared/contract/earlier-routes.ts';
import { earlierQuestion } from '../../shared/domain/visitor-answer.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { findPersonByBadge } from '../store/person-store.ts';
import { ticketsOf } from '../store/ticket-link-store.ts';
import { deviceKeyOf } from '../ticket/device-key.ts';
import { type StoredTicket, standingOf } from '../ticket/stored-ticket.ts';

/** What a kiosk may know of an earlier visit of whoever stands before it. */
export function earlierVisit(context: DeskContext): Pick<DeskHandlers, 'visit.earlier'> {
  const { read } = context.database;
  return {
    'visit.earlier': async ({ body }) => {
      const person =
        body.badgeNumber === null ? null : await findPersonByBadge(read, body.badgeNumber);
      const of = {
        personId: person?.personId ?? null,
        deviceKey: deviceKeyOf(body.device, context.deviceSecret),
      };
      const { reopenDays } = await rulesNow(context);
      // Of a device that somebody else brought, who is known too, the next is asked nothing.
      const tickets = (await ticketsOf(read, of)).filter(
        ({ personId }) => personId === null || of.personId === null || personId === of.personId,
      );
      return ok({ found: firstToAsk(tickets, of.deviceKey, context.clock.nowMs(), reopenDays) });
    },
  };
}

/** The newest ticket of the device that there is something to ask about, else the newest of the person. */
function firstToAsk(
  tickets: readonly StoredTicket[],
  deviceKey: string | null,
  nowMs: number,
  reopenDays: number,
): EarlierVisit | null {
  const ofDevice = (ticket: StoredTicket) => deviceKey !== null && ticket.deviceKey === deviceKey;
  const ordered = [
    ...tickets.filter(ofDevice).map((ticket) => ({ ticket, because: 'same-device' as const })),
    ...tickets
      .filter((ticket) => !ofDevice(ticket))
      .map((ticket) => ({ ticket, because: 'same-person' as const })),
  ];
  for (const { ticket, because } of ordered) {
    const question = earlierQuestion(standingOf(ticket), because, nowMs, reopenDays);
    const { ticketId, visitCode, category, arrivedAt } = ticket.item;
    if (question !== null) return { ticketId, visitCode, category, arrivedAt, question };
  }
  return null;
}
