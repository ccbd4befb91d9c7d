import { hash } from 'node:crypto';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { timestamp } from '../../shared/base/clock.ts';
import { type PromisedReply, promisedReplySchema } from '../../shared/domain/intake-reply.ts';
import { type WorkQueue, queueFor } from '../../shared/domain/report-type.ts';
import { deviceIdentity } from '../../shared/domain/device-identity.ts';
import type { Visitor } from '../../shared/domain/person.ts';
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
import type { Pace } from '../queue/pace.ts';
import { takeIn } from '../store/arrival-store.ts';
import type { TakenIn } from '../store/new-arrival.ts';
import { linkDisturbances } from '../store/disturbance-ticket-store.ts';
import type { NewEvent } from '../store/event-store.ts';
import { type FoundJoinedVisit, findJoinedVisit, lockVisit } from '../store/joined-visit-store.ts';
import type { Db } from '../store/tables.ts';
import { isTakenVisit } from '../store/taken-visit.ts';
import { findIntake } from '../store/ticket-store.ts';
import { visitorSelf } from '../visitor/change-by-visitor.ts';
import { type ReturningVisit, joinAgain, joinVisit } from '../visitor/join-visit.ts';
import { linkEarlier } from '../visitor/whose-ticket.ts';
import { deviceKeyOf } from './device-key.ts';
import { arrivalOf, deviceOf, newTicket } from './new-ticket.ts';
import { statusPathOf } from './stored-ticket.ts';
import { takeOverNumber } from './take-over-number.ts';

/** Takes visits over from kiosks, each exactly once. */
export function intakeHandler(context: DeskContext): Pick<DeskHandlers, 'ticket.create'> {
  return {
    'ticket.create': async ({ body }, { kiosk }, exchange) => {
      const { idempotencyKey, kioskCodeShown, knowsAppointments } = exchange;
      if (idempotencyKey !== body.visitId) {
        return err(fault('input/invalid', 'Idempotency-Key must be the visit id'));
      }
      const by = { actor: `kiosk ${kiosk.name}`, actorId: null };
      const shownCode = kioskCodeShown ? body.kioskCode : null;
      const { visitor } = body;
      const checkedIn = { kiosk, by, speaker: visitorSelf, shownCode, device: [], visitor };
      const taken = await takeVisit(context, checkedIn, body);
      if (!taken.ok) return taken;
      const { today: _forStaff, appointmentAt, elsewhere, ...reply } = taken.value;
      if (!knowsAppointments) return ok(reply);
      return ok({
        ...reply,
        ...(appointmentAt === undefined ? {} : { appointmentAt }),
        ...(elsewhere === undefined ? {} : { elsewhere }),
      });
    },
  };
}

/** Where a visit was checked in, and by whom. */
interface CheckedIn extends Pick<ReturningVisit, 'kiosk' | 'speaker' | 'shownCode'> {
  readonly by: Pick<NewEvent, 'actor' | 'actorId'>;
}

/**
 * Takes a visit over, once. `visitor` is who may come back for an earlier ticket, and `device` by what one is known that
 * was named instead of read.
 */
export async function takeVisit(
  context: DeskContext,
  {
    device,
    visitor,
    ...checkedIn
  }: CheckedIn & { readonly device: readonly string[]; readonly visitor: Visitor },
  intake: TicketIntake,
): Promise<Result<PromisedReply, Fault>> {
  const { kiosk, by } = checkedIn;
  // A strict schema puts fields in one order, so equal visits have equal text.
  const contentHash = hash('sha256', JSON.stringify(intake), 'hex');
  const read = deviceKeyOf(deviceIdentity(intake.readout), context.deviceSecret);
  const deviceKeys = read === null ? device : [read];
  const deviceKey = deviceKeys[0] ?? null;
  const taken = await keepVisit(
    context,
    { ...checkedIn, intake, contentHash, deviceKeys },
    visitor,
  );
  if (!taken.ok) return taken;
  const { ticketId } = taken.value;
  if (intake.disturbances !== undefined && intake.disturbances.length > 0) {
    const { disturbances } = intake;
    const at = timestamp(context.clock);
    await context.database.write((db) => linkDisturbances(db, ticketId, disturbances, at));
  }
  if (intake.handIn !== undefined) {
    await noteHandIn(context, { intake, deviceKey, kioskName: kiosk.name, ticketId });
  }
  if (intake.reportType === 'complaint') await tellOfComplaint(context, ticketId, by.actorId);
  return taken;
}

/** A visit becomes part of the ticket that its visitor meant, or one of its own. */
async function keepVisit(
  context: DeskContext,
  visit: CheckedIn & ReturningVisit,
  visitor: Visitor,
): Promise<Result<PromisedReply, Fault>> {
  const { kiosk, intake } = visit;
  const { earlier } = intake;
  const returning = { ...visit, intake: { ...intake, visitor } };
  if (earlier !== undefined && earlier.answer !== 'other') {
    const joined = await joinVisit(context, returning, earlier);
    if (joined !== null) return joined;
  }
  const queue = queueFor(intake.errand, intake.reportType);
  const pace = await context.waits.paceAtHand({ queue, siteId: kiosk.siteId });
  const rules = await context.priorityRules.atHand();
  const taken = await takeOver(context, { ...visit, queue, pace, rules });
  if (taken.ok && earlier !== undefined) {
    await linkEarlier(context, returning, earlier, taken.value.ticketId);
  }
  return taken;
}

/** Stores a visit as a ticket of its own, once. */
async function takeOver(
  context: DeskContext,
  handedOver: HandedOver,
): Promise<Result<PromisedReply, Fault>> {
  try {
    const { reply, event, told } = await arrive(context, handedOver);
    if (told) context.hub.committedAndTold(event);
    else context.hub.committed(event);
    return ok(await withAppointment(context, reply, handedOver));
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

async function withAppointment(
  context: DeskContext,
  reply: PromisedReply,
  { kiosk: { siteId }, intake, queue }: HandedOver,
): Promise<PromisedReply> {
  const { ticketId } = reply;
  const { errand, reportType, visitor } = intake;
  const visit = { ticketId, siteId, queue, errand, reportType };
  const kept = await keepAppointment(context, visit, visitor);
  if (kept === null) return reply;
  return 'ticketId' in kept ? kept : { ...reply, ...kept };
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
): Promise<Result<PromisedReply, Fault>> {
  const { by, intake, shownCode, contentHash } = handedOver;
  const earlier = await findIntake(context.database.read, intake.visitId);
  if (earlier === null) return err(fault('store/failed', 'A visit is taken and cannot be found'));
  if (earlier.contentHash !== contentHash) {
    return err(
      fault('idempotency/different-content', 'This visit was handed over with other content'),
    );
  }
  const stored = promisedReplySchema.parse(JSON.parse(earlier.reply));
  // The desk may have stopped between the visit and its appointment.
  const first = await withAppointment(context, stored, handedOver);
  return shownCode === null || shownCode === first.visitCode
    ? ok(first)
    : takeOverNumber(context, by, first.ticketId, shownCode);
}

/** One command: number, code, ticket and event, or none of them. */
function arrive(
  context: DeskContext,
  { kiosk, by, intake, shownCode, contentHash, deviceKeys, queue, pace, rules }: HandedOver,
): Promise<TakenIn<PromisedReply>> {
  const nowMs = context.clock.nowMs();
  const deviceKey = deviceKeys[0] ?? null;
  const arrivedAt = arrivalOf(intake.submittedAt, nowMs);
  const codes = {
    name: `visit-code:${context.dayAt(nowMs)}:${deskPrefix}`,
    firstFree: (codeNumber: number) => context.codesInUse.firstFree(deskPrefix, codeNumber),
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
      const promised = context.waits.forecast(
        pace,
        context.waiting.before({
          queue,
          ...place,
          category: intake.reason?.category ?? null,
          deviceKind: deviceOf(intake)?.kind ?? null,
        }),
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
          wait: promised.wait,
          arrivedAt,
          at: timestamp(context.clock),
        },
      );
      const reply: PromisedReply = {
        ticketId: made.item.ticketId,
        number,
        visitCode: made.item.visitCode,
        statusPath: statusPathOf(made.statusToken),
        peopleAhead,
        ...promised,
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
