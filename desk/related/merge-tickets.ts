import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { mayMerge } from '../../shared/domain/merge.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { logTurn } from '../procedure/work-done.ts';
import { maySee } from '../queue/visibility.ts';
import { type StreamedEvent, appendEvent } from '../store/event-store.ts';
import { insertJoinedVisit } from '../store/joined-visit-store.ts';
import { carryOver } from '../store/merge-store.ts';
import type { Db } from '../store/tables.ts';
import { linkTickets } from '../store/ticket-link-store.ts';
import { lockTicket, updateTicket } from '../store/ticket-store.ts';
import { cardOf } from '../ticket/card.ts';
import { unknownTicket } from '../ticket/change-ticket.ts';
import { endBeside } from '../ticket/end-beside.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** What to merge, and what the technician saw of it. */
export interface Merge {
  readonly ticketId: string;
  readonly version: number;
  readonly into: string;
  readonly reason: string;
}

/** Ends a ticket in favour of another, in one command; answers the card of the other. */
export async function mergeTickets(
  context: DeskContext,
  session: Session,
  merge: Merge,
): Promise<Result<Ticket, Fault>> {
  const merged = await context.database.write(async (db) => {
    // Always in the same order, so that two who merge crosswise do not wait for each other.
    const locked = new Map<string, StoredTicket>();
    for (const ticketId of [merge.ticketId, merge.into].toSorted()) {
      const ticket = await lockTicket(db, context.database.kind, ticketId);
      if (ticket === null || !maySee(session.role, ticket.item.queue)) return err(unknownTicket());
      locked.set(ticketId, ticket);
    }
    const from = locked.get(merge.ticketId);
    const into = locked.get(merge.into);
    if (from === undefined || into === undefined) return err(unknownTicket());
    if (from.item.version !== merge.version) {
      return err(fault('ticket/changed-meanwhile', `Version ${from.item.version} is there`));
    }
    if (!mayMerge(sideOf(from), sideOf(into))) {
      return err(
        fault('ticket/illegal-move', `${from.item.status} into ${into.item.status} is no merge`),
      );
    }
    return ok(await mergeLocked(db, context, session, { from, into, reason: merge.reason }));
  });
  if (!merged.ok) return merged;
  context.hub.committed(merged.value.event);
  return ok(await cardOf(context, merged.value.into, session.role));
}

function sideOf({ item }: StoredTicket) {
  const { ticketId, status, queue } = item;
  return { ticketId, status, confidential: queue === 'confidential' };
}

async function mergeLocked(
  db: Db,
  context: DeskContext,
  session: Session,
  {
    from,
    into,
    reason,
  }: { readonly from: StoredTicket; readonly into: StoredTicket; readonly reason: string },
): Promise<{ readonly into: StoredTicket; readonly event: StreamedEvent }> {
  const at = timestamp(context.clock);
  const ended: StoredTicket = {
    ...from,
    item: {
      ...from.item,
      status: 'cancelled',
      counter: null,
      heldUntil: null,
      version: from.item.version + 1,
    },
    closedAt: at,
    updatedAt: at,
  };
  const goesOn: StoredTicket = {
    ...into,
    item: { ...into.item, version: into.item.version + 1 },
    photoHash: into.photoHash ?? from.photoHash,
    updatedAt: at,
  };
  await updateTicket(db, ended);
  await updateTicket(db, goesOn);
  await insertJoinedVisit(db, {
    visitId: from.visitId,
    ticketId: into.item.ticketId,
    kiosk: { kioskId: from.kioskId, name: from.document.kioskName },
    visitorName: from.item.visitorName ?? from.item.visitCode,
    contentHash: from.contentHash,
    reply: from.intakeReply,
    readout: from.document.readout,
    photoHash: from.photoHash,
    at,
  });
  await logTurn(db, from, { entryId: context.newId(), at, words: reason });
  await carryOver(db, from.item.ticketId, into.item.ticketId);
  await linkTickets(db, {
    ticketId: from.item.ticketId,
    otherId: into.item.ticketId,
    kind: 'merged',
    at,
  });
  await endBeside(db, context, ended, session, 'merged');
  const by = { at, actor: session.name, actorId: session.accountId };
  await appendEvent(db, context.database.kind, {
    ...by,
    item: ended.item,
    kind: 'ticket.merged-into',
    words: reason,
    details: { number: into.item.number, visitCode: into.item.visitCode },
  });
  const told = [reason, from.document.reason?.words ?? ''].filter((words) => words !== '');
  const event = await appendEvent(db, context.database.kind, {
    ...by,
    item: goesOn.item,
    kind: 'ticket.merged-from',
    words: told.join('\n').slice(0, 4100),
    details: { number: from.item.number, visitCode: from.item.visitCode },
  });
  return { into: goesOn, event };
}
