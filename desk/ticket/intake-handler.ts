import { hash } from 'node:crypto';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { timestamp } from '../../shared/base/clock.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { type IntakeReply, intakeReplySchema } from '../../shared/domain/intake-reply.ts';
import { type WorkQueue, queueFor } from '../../shared/domain/report-type.ts';
import { deviceIdentity } from '../../shared/domain/device-identity.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { noteHandIn } from '../hand-in/note-hand-in.ts';
import { tellOfComplaint } from '../complaint/tell-of-complaint.ts';
import { resolveVisitor } from '../person/resolve-visitor.ts';
import { keepAppointment } from '../appointment/keep-appointment.ts';
import { newToken } from '../auth/token.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import type { WeighingRules } from '../priority/rules-at-hand.ts';
import { weighVisit } from '../priority/weigh-visit.ts';
import { deskPrefix, visitCodeOf } from '../queue/visit-code.ts';
import type { Pace } from '../queue/waits.ts';
import { takeIn } from '../store/arrival-store.ts';
import type { TakenIn } from '../store/new-arrival.ts';
import { type NewEvent, appendEvent } from '../store/event-store.ts';
import type { Kiosk } from '../store/kiosk-store.ts';
import { type FoundJoinedVisit, findJoinedVisit, lockVisit } from '../store/joined-visit-store.ts';
import type { Db } from '../store/tables.ts';
import { isTakenVisit } from '../store/taken-visit.ts';
import { findIntake, lockTicket, updateTicket } from '../store/ticket-store.ts';
import { type ReturningVisit, joinAgain, joinVisit, linkEarlier } from '../visitor/join-visit.ts';
import { deviceKeyOf } from './device-key.ts';
import { arrivalOf, newTicket } from './new-ticket.ts';
import { statusPathOf } from './stored-ticket.ts';

/** Takes visits over from kiosks and from staff, each exactly once. */
export function intakeHandler(
  context: DeskContext,
): Pick<DeskHandlers, 'ticket.create' | 'concierge.check-in'> {
  return {
    'ticket.create': async ({ body }, { kiosk }, { idempotencyKey, kioskCodeShown }) => {
      if (idempotencyKey !== body.visitId) {
        return err(fault('input/invalid', 'Idempotency-Key must be the visit id'));
      }
      const by = { actor: `kiosk ${kiosk.name}`, actorId: null };
      return takeVisit(context, { kiosk, by }, body, kioskCodeShown ? body.kioskCode : null);
    },
    'concierge.check-in': ({ body }, { session }) => checkInByStaff(context, session, body),
  };
}

/** A visit that staff check in, where they sit. */
export function checkInByStaff(
  context: DeskContext,
  session: Session,
  intake: TicketIntake,
): Promise<Result<IntakeReply, Fault>> {
  const kiosk = {
    kioskId: noKiosk,
    name: session.counter ?? context.settings.siteName,
    siteId: siteIdOf(session),
  };
  const by = { actor: session.name, actorId: session.accountId };
  return takeVisit(context, { kiosk, by }, intake, null);
}

/** Stands for the kiosk of a visit that staff checked in at a counter. */
const noKiosk = '00000000-0000-0000-0000-000000000000';

/** Where a visit was checked in, and by whom. */
interface CheckedIn {
  readonly kiosk: Pick<Kiosk, 'kioskId' | 'name' | 'siteId'>;
  readonly by: Pick<NewEvent, 'actor' | 'actorId'>;
}

async function takeVisit(
  context: DeskContext,
  { kiosk, by }: CheckedIn,
  intake: TicketIntake,
  shownCode: string | null,
): Promise<Result<IntakeReply, Fault>> {
  // A strict schema puts fields in one order, so equal visits have equal text.
  const contentHash = hash('sha256', JSON.stringify(intake), 'hex');
  const deviceKey = deviceKeyOf(deviceIdentity(intake.readout), context.deviceSecret);
  const returning = { kiosk, by, intake, shownCode, contentHash, deviceKey };
  const taken = await keepVisit(context, returning);
  if (!taken.ok) return taken;
  const { ticketId } = taken.value;
  if (intake.handIn !== undefined) {
    await noteHandIn(context, { intake, deviceKey, kioskName: kiosk.name, ticketId });
  }
  if (intake.reportType === 'complaint') await tellOfComplaint(context, ticketId, by.actorId);
  return taken;
}

/** A visit becomes part of the ticket that its visitor meant, or one of its own. */
async function keepVisit(
  context: DeskContext,
  returning: CheckedIn & ReturningVisit,
): Promise<Result<IntakeReply, Fault>> {
  const { kiosk, intake } = returning;
  const { earlier } = intake;
  if (earlier !== undefined && earlier.answer !== 'other') {
    const joined = await joinVisit(context, returning, earlier);
    if (joined !== null) return joined;
  }
  const queue = queueFor(intake.errand, intake.reportType);
  const pace = await context.waits.paceAtHand({ queue, siteId: kiosk.siteId });
  const rules = await context.priorityRules.atHand();
  const taken = await takeOver(context, { ...returning, queue, pace, rules });
  if (taken.ok && earlier !== undefined) {
    await linkEarlier(context, returning, earlier, taken.value.ticketId);
  }
  return taken;
}

/** Stores a visit as a ticket of its own, once. */
async function takeOver(
  context: DeskContext,
  handedOver: HandedOver,
): Promise<Result<IntakeReply, Fault>> {
  try {
    const { reply, event, told } = await arrive(context, handedOver);
    if (told) context.hub.committedAndTold(event);
    else context.hub.committed(event);
    const kept = await appointmentOf(context, reply, handedOver);
    return ok(kept ?? reply);
  } catch (error) {
    if (error instanceof JoinedMeanwhile) return joinAgain(context, handedOver, error.joined);
    if (!isTakenVisit(error)) throw error;
    return answerAgain(context, handedOver);
  }
}

/** The same visit, handed over before with no answer in time, has become part of a ticket after all. */
class JoinedMeanwhile extends Error {
  readonly joined: FoundJoinedVisit;

  constructor(joined: FoundJoinedVisit) {
    super('The visit became part of a ticket meanwhile');
    this.joined = joined;
  }
}

async function refuseJoined({ database }: DeskContext, db: Db, visitId: string): Promise<void> {
  await lockVisit(db, database.kind, visitId);
  const joined = await findJoinedVisit(db, visitId);
  if (joined !== null) throw new JoinedMeanwhile(joined);
}

function appointmentOf(
  context: DeskContext,
  { ticketId }: IntakeReply,
  { kiosk: { siteId }, intake, queue }: HandedOver,
): Promise<IntakeReply | null> {
  const { errand, reportType, visitor } = intake;
  return keepAppointment(context, { ticketId, siteId, queue, errand, reportType }, visitor);
}

/** A visit as it was handed over, with what the desk found out before the command. */
interface HandedOver extends ReturningVisit, CheckedIn {
  readonly queue: WorkQueue;
  readonly pace: Pace;
  readonly rules: WeighingRules;
}

/** A replay gets the first reply, unless the same visit came with other content. */
async function answerAgain(
  context: DeskContext,
  handedOver: HandedOver,
): Promise<Result<IntakeReply, Fault>> {
  const { by, intake, shownCode, contentHash } = handedOver;
  const earlier = await findIntake(context.database.read, intake.visitId);
  if (earlier === null) return err(fault('store/failed', 'A visit is taken and cannot be found'));
  if (earlier.contentHash !== contentHash) {
    return err(
      fault('idempotency/different-content', 'This visit was handed over with other content'),
    );
  }
  const stored = intakeReplySchema.parse(JSON.parse(earlier.reply));
  // The desk may have stopped between the visit and its appointment.
  const first = (await appointmentOf(context, stored, handedOver)) ?? stored;
  return shownCode === null || shownCode === first.visitCode
    ? ok(first)
    : takeOverNumber(context, by, first.ticketId, shownCode);
}

/** One command: number, code, ticket and event, or none of them. */
function arrive(
  context: DeskContext,
  { kiosk, by, intake, shownCode, contentHash, deviceKey, queue, pace, rules }: HandedOver,
): Promise<TakenIn<IntakeReply>> {
  const nowMs = context.clock.nowMs();
  const arrivedAt = arrivalOf(intake.submittedAt, nowMs);
  const codes = {
    name: `visit-code:${context.dayAt(nowMs)}:${deskPrefix}`,
    isHeld: (codeNumber: number) => context.codesInUse.has(visitCodeOf(deskPrefix, codeNumber)),
  };
  return takeIn(
    context.database,
    { series: shownCode === null ? codes : null, locks: intake.earlier !== undefined },
    async ({ number, codeNumber }, db) => {
      if (intake.earlier !== undefined) await refuseJoined(context, db, intake.visitId);
      const visit = { ...intake, visitor: await resolveVisitor(db, intake.visitor) };
      const { assessment, details } = await weighVisit(db, visit, deviceKey, rules, nowMs);
      const { priority } = assessment;
      const place = { siteId: kiosk.siteId, priority, arrivedAt };
      const peopleAhead = context.waiting.ahead(queue, place);
      const wait = context.waits.forecast(
        pace,
        context.waiting.before({ queue, ...place }),
        by.actorId !== null,
      );
      const made = newTicket(
        { ...visit, assessment },
        {
          ticketId: context.newId(),
          number,
          visitCode: shownCode ?? visitCodeOf(deskPrefix, codeNumber ?? 0),
          statusToken: newToken(),
          contentHash,
          deviceKey,
          kiosk,
          wait,
          arrivedAt,
          at: timestamp(context.clock),
        },
      );
      const reply: IntakeReply = {
        ticketId: made.item.ticketId,
        number,
        visitCode: made.item.visitCode,
        statusPath: statusPathOf(made.statusToken),
        peopleAhead,
        wait,
      };
      const event: NewEvent = {
        item: made.item,
        at: made.updatedAt,
        ...by,
        kind: 'ticket.created',
        words: null,
        details: {
          ...details,
          ...(intake.personAsked ? { personAsked: true } : {}),
          ...(intake.selfHelp === undefined ? {} : { selfHelp: intake.selfHelp }),
          ...(by.actorId === null ? {} : { counter: kiosk.name }),
        },
      };
      return { ticket: { ...made, intakeReply: JSON.stringify(reply) }, event, reply };
    },
  );
}

/**
 * Our first answer was lost on its way and the visitor holds the kiosk's own number: it goes on the
 * ticket, once, and into the answer for all later replays.
 */
async function takeOverNumber(
  context: DeskContext,
  by: CheckedIn['by'],
  ticketId: string,
  shownCode: string,
): Promise<Result<IntakeReply, Fault>> {
  const { kind } = context.database;
  const reply = await context.database.write(async (db) => {
    const ticket = await lockTicket(db, kind, ticketId);
    if (ticket === null) return err(fault('ticket/unknown', 'The ticket of this visit is gone'));
    const first = intakeReplySchema.parse(JSON.parse(ticket.intakeReply));
    if (first.visitCode === shownCode) return ok(first);
    const renumbered: IntakeReply = { ...first, visitCode: shownCode };
    const item = { ...ticket.item, visitCode: shownCode, version: ticket.item.version + 1 };
    const at = timestamp(context.clock);
    await updateTicket(db, {
      ...ticket,
      item,
      intakeReply: JSON.stringify(renumbered),
      updatedAt: at,
    });
    await appendEvent(db, kind, {
      item,
      at,
      ...by,
      kind: 'ticket.renumbered',
      words: null,
      details: { from: first.visitCode, to: shownCode },
    });
    return ok(renumbered);
  });
  context.hub.committed();
  return reply;
}
