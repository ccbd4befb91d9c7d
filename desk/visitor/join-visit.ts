import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { chosenDetails } from '../../shared/domain/chosen-again.ts';
import { type PromisedReply, promisedReplySchema } from '../../shared/domain/intake-reply.ts';
import { firstSiteId, siteIdOf } from '../../shared/domain/site.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import type { EarlierAnswer } from '../../shared/domain/earlier-answer.ts';
import { outcomeOf } from '../../shared/domain/visitor-answer.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import { type StreamedEvent, appendEvent } from '../store/event-store.ts';
import {
  type FoundJoinedVisit,
  findJoinedVisit,
  insertJoinedVisit,
  lockVisit,
  updateJoinedReply,
} from '../store/joined-visit-store.ts';
import type { Kiosk } from '../store/kiosk-store.ts';
import { addNotice } from '../store/notice-store.ts';
import type { Db } from '../store/tables.ts';
import { findIntake, findTicket, lockTicket, updateTicket } from '../store/ticket-store.ts';
import { proposeWorse } from '../priority/propose-worse.ts';
import { arrivalAgain } from '../ticket/arrival-again.ts';
import { promiseNow } from '../ticket/change-ticket.ts';
import { visitorNameOf } from '../ticket/new-ticket.ts';
import { type StoredTicket, standingOf, statusPathOf } from '../ticket/stored-ticket.ts';
import { type Speaker, type VisitorPlace, changeByVisitor } from './change-by-visitor.ts';
import { mayJoin } from './whose-ticket.ts';

/** A visit whose visitor was asked about an earlier ticket. */
export interface ReturningVisit {
  readonly kiosk: Pick<Kiosk, 'kioskId' | 'name' | 'siteId'>;
  readonly intake: TicketIntake;
  /** The kiosk's own number that the visitor holds, or null. */
  readonly shownCode: string | null;
  readonly contentHash: string;
  /** Under what its device is known; several when its label was typed at the counter. */
  readonly deviceKeys: readonly string[];
  /** Who hands it over: its visitor himself, or a technician at the counter. */
  readonly speaker: Speaker;
}

/**
 * Makes a visit part of the ticket that its visitor meant; null when it must become one of its own:
 * that ticket is gone or long closed, or he holds another number by now, under which he must be called.
 */
export async function joinVisit(
  context: DeskContext,
  visit: ReturningVisit,
  earlier: EarlierAnswer,
): Promise<Result<PromisedReply, Fault> | null> {
  const { read } = context.database;
  const { intake, shownCode } = visit;
  const joined = await findJoinedVisit(read, intake.visitId);
  if (joined !== null) return joinAgain(context, visit, joined);
  if ((await findIntake(read, intake.visitId)) !== null) return null;
  if (shownCode !== null && earlier.answer !== 'works') return null;
  const found = await findTicket(read, earlier.ticketId);
  if (found === null || !mayJoin(found, visit)) return null;

  const pace = await context.waits.paceAtHand({
    queue: found.item.queue,
    siteId: visit.kiosk.siteId,
  });
  const { rules } = await context.priorityRules.atHand();
  const promisedAt = (await promiseNow(context, earlier.ticketId)) ?? found.item.promisedAt;
  const by = visit.speaker;
  const where = by.actorId === null ? 'kiosk' : 'counter';
  const place = { where, by, at: timestamp(context.clock), promisedAt } as const;
  const done = await context.database.write(async (db) => {
    await lockVisit(db, context.database.kind, intake.visitId);
    const already = await findJoinedVisit(db, intake.visitId);
    if (already !== null) return { already };
    if ((await findIntake(db, intake.visitId)) !== null) return null;
    const locked = await lockTicket(db, context.database.kind, earlier.ticketId);
    if (locked === null) return null;
    const here = whereHeStands(locked, visit.kiosk.siteId);
    const { ticket, said } =
      earlier.worse === undefined || earlier.answer === 'works'
        ? { ticket: here, said: {} }
        : proposeWorse(here, earlier.worse, rules.matrix, {
            at: place.at,
            by: where === 'kiosk' ? `kiosk ${visit.kiosk.name}` : by.actor,
            on: 'visit',
          });
    const arrivedAt = await arrivalAgain(db, ticket.item, place.at);
    const standsAt = { ...ticket.item, arrivedAt };
    const reply: PromisedReply = {
      ticketId: ticket.item.ticketId,
      number: ticket.item.number,
      visitCode: ticket.item.visitCode,
      statusPath: statusPathOf(ticket.statusToken),
      peopleAhead: context.waiting.ahead(ticket.item.queue, standsAt, ticket.item.ticketId),
      ...context.waits.forecast(
        pace,
        context.waiting.before(standsAt, ticket.item.ticketId),
        by.actorId !== null,
      ),
    };
    const event = await add(db, context, ticket, visit, {
      earlier,
      place: { ...place, said },
      reply,
    });
    return event === null ? null : { reply, event };
  });
  if (done === null) return null;
  if ('already' in done) return joinAgain(context, visit, done.already);
  context.hub.committed(done.event);
  return ok(done.reply);
}

/**
 * Whoever waits for his turn, or will wait again, does so where he checks in now. Who is called or being
 * helped is expected where he is.
 */
function whereHeStands(ticket: StoredTicket, siteId: string): StoredTicket {
  const { status } = ticket.item;
  if (status === 'called' || status === 'in-progress' || siteIdOf(ticket.item) === siteId) {
    return ticket;
  }
  const here = siteId === firstSiteId ? undefined : siteId;
  const counter = status === 'waiting' ? null : ticket.item.counter;
  return { ...ticket, item: { ...ticket.item, siteId: here, counter } };
}

/** Adds the visit to the locked ticket and does what was answered; null when the ticket does not allow it. */
async function add(
  db: Db,
  context: DeskContext,
  ticket: StoredTicket,
  { kiosk, intake, contentHash }: ReturningVisit,
  with_: {
    readonly earlier: EarlierAnswer;
    readonly place: VisitorPlace;
    readonly reply: PromisedReply;
  },
): Promise<StreamedEvent | null> {
  const { earlier, place, reply } = with_;
  const { reopenDays } = await rulesNow(context, db);
  const outcome = outcomeOf(earlier.answer, standingOf(ticket), context.clock.nowMs(), reopenDays);
  if (outcome === null) return null;
  const added = await insertJoinedVisit(db, {
    visitId: intake.visitId,
    ticketId: ticket.item.ticketId,
    kiosk,
    visitorName: visitorNameOf(intake.visitor) ?? kiosk.name,
    contentHash,
    reply: JSON.stringify(reply),
    readout: intake.readout,
    photoHash: intake.reason?.photoHash ?? null,
    at: place.at,
  });
  if (!added) throw new Error('A visit that is locked was joined by somebody else');
  const words = intake.reason?.words ?? '';
  const name = visitorNameOf(intake.visitor);
  // Another guest may bring the same device: whoever takes it on sees who it was.
  const isOther = name !== null && name !== ticket.item.visitorName;
  const said = {
    ...chosenDetails(intake.reason),
    ...(isOther ? { cameAs: name } : {}),
    ...place.said,
  };
  if (outcome.does === 'reopen') {
    const change = { type: 'reopen', reason: words } as const;
    return eventOf(await changeByVisitor(db, context, ticket, change, { ...place, said }));
  }
  const next: StoredTicket = {
    ...ticket,
    photoHash: ticket.photoHash ?? intake.reason?.photoHash ?? null,
    item: { ...ticket.item, version: ticket.item.version + 1 },
    updatedAt: place.at,
  };
  await updateTicket(db, next);
  if (outcome.does === 'join') await tellAdded(db, context, next, place);
  const event = await appendEvent(db, context.database.kind, {
    item: next.item,
    at: place.at,
    ...place.by,
    kind: 'ticket.joined',
    words: words === '' ? null : words,
    details: {
      ...said,
      where: place.where,
      kiosk: kiosk.name,
      readAgain: intake.readout !== null,
    },
  });
  if (outcome.does === 'join') {
    // Who did not come when he was called, or was to come back later, is here now.
    const setApart = next.item.status === 'no-show' || next.item.status === 'on-hold';
    if (!setApart || earlier.answer !== 'same') return event;
    return eventOf(await changeByVisitor(db, context, next, { type: 'back-in-queue' }, place));
  }
  const change = { type: 'verify', verification: outcome.verification } as const;
  return eventOf(await changeByVisitor(db, context, next, change, place));
}

/** The rule that named the outcome knows the states that allow it. */
function eventOf(changed: Result<{ readonly event: StreamedEvent }, Fault>): StreamedEvent {
  if (!changed.ok) throw new Error(changed.fault.detail);
  return changed.value.event;
}

async function tellAdded(
  db: Db,
  context: DeskContext,
  { item }: StoredTicket,
  { at, by }: VisitorPlace,
): Promise<void> {
  if (item.assignee === null || item.assignee.accountId === by.actorId) return;
  await addNotice(db, {
    noticeId: context.newId(),
    accountId: item.assignee.accountId,
    ticketId: item.ticketId,
    kind: 'visitor-added',
    at,
    details: {},
  });
}

/** A replay gets the first reply; a visitor who was shown another number by now is called by that one. */
export async function joinAgain(
  context: DeskContext,
  { intake, shownCode, contentHash, speaker }: ReturningVisit,
  joined: FoundJoinedVisit,
): Promise<Result<PromisedReply, Fault>> {
  if (joined.contentHash !== contentHash) {
    return err(
      fault('idempotency/different-content', 'This visit was handed over with other content'),
    );
  }
  const first = promisedReplySchema.parse(JSON.parse(joined.reply));
  if (shownCode === null || shownCode === first.visitCode) return ok(first);
  const at = timestamp(context.clock);
  const reply: PromisedReply = { ...first, visitCode: shownCode };
  const event = await context.database.write(async (db) => {
    const ticket = await lockTicket(db, context.database.kind, joined.ticketId);
    if (ticket === null) throw new Error('A joined visit has no ticket');
    const item = { ...ticket.item, visitCode: shownCode, version: ticket.item.version + 1 };
    await updateTicket(db, { ...ticket, item, updatedAt: at });
    await updateJoinedReply(db, intake.visitId, JSON.stringify(reply));
    return appendEvent(db, context.database.kind, {
      item,
      at,
      ...speaker,
      kind: 'ticket.renumbered',
      words: null,
      details: { from: first.visitCode, to: shownCode },
    });
  });
  context.hub.committed(event);
  return ok(reply);
}
