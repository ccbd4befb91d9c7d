import type { Role } from '../../shared/contract/desk-contract.ts';
import { type Reading, mostReadings } from '../../shared/domain/reading.ts';
import { type Ticket, mostKioskRequests, movesAllowed } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import { queuesOf } from '../queue/visibility.ts';
import { hasAttachment } from '../store/attachment-store.ts';
import { historyOf } from '../store/event-store.ts';
import { joinedReadings } from '../store/joined-visit-store.ts';
import { requestsOf } from '../store/kiosk-request-store.ts';
import { readingsOf } from '../store/reading-store.ts';
import { earlierTickets } from '../store/earlier-store.ts';
import type { Db } from '../store/tables.ts';
import { type StoredTicket, statusPathOf } from './stored-ticket.ts';

/** Readings for the counter and those of later visits, oldest first; the newest when there are more. */
async function allReadings(db: Db, ticketId: string): Promise<Reading[]> {
  const asked = await readingsOf(db, ticketId, mostReadings);
  const joined = await joinedReadings(db, ticketId, mostReadings);
  if (joined.length === 0) return [...asked];
  return [...asked, ...joined]
    .toSorted((one, other) => one.arrivedAt.localeCompare(other.arrivedAt))
    .slice(-mostReadings);
}

/** The whole card of a ticket for somebody of this role, now; inside a command with its `db`. */
export async function cardOf(
  context: DeskContext,
  ticket: StoredTicket,
  role: Role,
  db: Db = context.database.read,
): Promise<Ticket> {
  const { callsBeforeNoShow } = await rulesNow(context, db);
  const { item, document, photoHash } = ticket;
  return {
    item,
    locale: ticket.locale,
    visitor: document.visitor,
    reason: document.reason,
    details: document.details,
    forWhom: document.forWhom,
    photo:
      photoHash === null ? null : { hash: photoHash, arrived: await hasAttachment(db, photoHash) },
    decision: document.decision,
    readout: document.readout,
    readings: await allReadings(db, item.ticketId),
    kioskRequests: [
      ...(await requestsOf(db, item.ticketId, context.clock.nowMs(), mostKioskRequests)),
    ],
    answers: document.answers,
    proposal: document.proposal,
    assessment: document.assessment,
    personAsked: document.personAsked,
    messageToVisitor: document.messageToVisitor,
    resolution: document.resolution,
    verification: document.verification,
    kioskName: document.kioskName,
    statusPath: statusPathOf(ticket.statusToken),
    moves: movesAllowed(item.status).filter(
      (move) => move !== 'no-show' || ticket.calls >= callsBeforeNoShow,
    ),
    history: [...(await historyOf(db, item.ticketId))],
    earlier: [
      ...(await earlierTickets(
        db,
        { ticketId: item.ticketId, personId: ticket.personId, deviceKey: ticket.deviceKey },
        queuesOf(role),
      )),
    ],
  };
}
