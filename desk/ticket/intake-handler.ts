import { createHash, createHmac } from 'node:crypto';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { timestamp } from '../../shared/base/clock.ts';
import { type IntakeReply, intakeReplySchema } from '../../shared/contract/desk-contract.ts';
import { type WorkQueue, queueFor } from '../../shared/domain/report-type.ts';
import { type TicketIntake, ticketIntakeSchema } from '../../shared/domain/ticket.ts';
import { estimateWait } from '../../shared/domain/wait-estimate.ts';
import { newToken } from '../auth/token.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { dayAt, deskPrefix, visitCodeOf } from '../queue/visit-code.ts';
import type { Pace } from '../queue/waits.ts';
import { nextNumber } from '../store/counter-store.ts';
import { appendEvent } from '../store/event-store.ts';
import type { Kiosk } from '../store/kiosk-store.ts';
import { findPersonByBadge } from '../store/person-store.ts';
import type { Db } from '../store/tables.ts';
import {
  countAhead,
  findIntake,
  insertTicket,
  lockTicket,
  updateTicket,
} from '../store/ticket-store.ts';
import { canonicalJson } from './canonical-json.ts';
import { cleanStrings } from './clean-strings.ts';
import { arrivalOf, deviceIdentity, newTicket } from './new-ticket.ts';
import { statusPathOf } from './stored-ticket.ts';

/** Takes visits over from kiosks, each exactly once. */
export function intakeHandler(context: DeskContext): Pick<DeskHandlers, 'ticket.create'> {
  return {
    'ticket.create': async ({ body }, { kiosk }, { idempotencyKey, kioskCodeShown }) => {
      if (idempotencyKey !== body.visitId) {
        return err(fault('input/invalid', 'Idempotency-Key must be the visit id'));
      }
      const intake = ticketIntakeSchema.safeParse(cleanStrings(body));
      if (!intake.success) return err(fault('input/invalid', 'Unusable after cleaning its texts'));
      const contentHash = createHash('sha256').update(canonicalJson(body)).digest('hex');

      const shownCode = kioskCodeShown ? body.kioskCode : null;
      const earlier = await findIntake(context.database.read, body.visitId);
      if (earlier !== null) {
        const first = replay(earlier, contentHash);
        return first.ok && shownCode !== null && shownCode !== first.value.visitCode
          ? takeOverNumber(context, kiosk, first.value.ticketId, shownCode)
          : first;
      }
      const queue = queueFor(body.errand, body.reportType);
      const pace = await context.waits.paceOf(queue);
      const reply = await context.database.write((db) =>
        takeIn(db, context, {
          kiosk,
          intake: intake.data,
          shownCode,
          contentHash,
          queue,
          pace,
        }),
      );
      context.hub.committed();
      return reply;
    },
  };
}

/** The first reply again, unless the same visit came with other content. */
function replay(
  earlier: { readonly contentHash: string; readonly reply: string },
  contentHash: string,
): Result<IntakeReply, Fault> {
  return earlier.contentHash === contentHash
    ? ok(intakeReplySchema.parse(JSON.parse(earlier.reply)))
    : err(fault('idempotency/different-content', 'This visit was handed over with other content'));
}

/**
 * One command: number, code, ticket and event, or none of them. The counter row is taken first, so
 * that the same visit coming in twice at one moment meets itself here, on every database.
 */
async function takeIn(
  db: Db,
  context: DeskContext,
  handedOver: {
    readonly kiosk: Kiosk;
    readonly intake: TicketIntake;
    /** The number that the visitor already holds, or null: then he gets one of ours. */
    readonly shownCode: string | null;
    readonly contentHash: string;
    readonly queue: WorkQueue;
    readonly pace: Pace;
  },
): Promise<Result<IntakeReply, Fault>> {
  const { kiosk, intake, shownCode, contentHash, queue, pace } = handedOver;
  const nowMs = context.clock.nowMs();
  const number = await nextNumber(db, 'ticket');
  const meanwhile = await findIntake(db, intake.visitId);
  if (meanwhile !== null) return replay(meanwhile, contentHash);

  const visitor = await resolveVisitor(db, intake.visitor);
  const arrivedAt = arrivalOf(intake.submittedAt, nowMs);
  const peopleAhead = await countAhead(db, queue, {
    priority: intake.assessment.priority,
    arrivedAt,
  });
  const wait = estimateWait({ peopleAhead, ...pace });
  const ticket = newTicket(
    { ...intake, visitor },
    {
      ticketId: context.newId(),
      number,
      visitCode: shownCode ?? (await nextCode(db, context, nowMs)),
      statusToken: newToken(),
      contentHash,
      deviceKey: deviceKeyOf(intake, context.deviceSecret),
      kiosk,
      wait,
      arrivedAt,
      at: timestamp(context.clock),
    },
  );
  const reply: IntakeReply = {
    ticketId: ticket.item.ticketId,
    number,
    visitCode: ticket.item.visitCode,
    statusPath: statusPathOf(ticket.statusToken),
    peopleAhead,
    wait,
  };
  await insertTicket(db, { ...ticket, intakeReply: JSON.stringify(reply) });
  await appendEvent(db, context.database.kind, {
    item: ticket.item,
    at: ticket.updatedAt,
    actor: `kiosk ${kiosk.name}`,
    actorId: null,
    kind: 'ticket.created',
    words: null,
    details: intake.personAsked ? { personAsked: true } : {},
  });
  return ok(reply);
}

/**
 * Our first answer was lost on its way and the visitor holds the kiosk's own number: it goes on the
 * ticket, once, and into the answer for all later replays.
 */
async function takeOverNumber(
  context: DeskContext,
  kiosk: Kiosk,
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
      actor: `kiosk ${kiosk.name}`,
      actorId: null,
      kind: 'ticket.renumbered',
      words: null,
      details: { from: first.visitCode, to: shownCode },
    });
    return ok(renumbered);
  });
  context.hub.committed();
  return reply;
}

/** A badge that the kiosk could not look up, for example because the desk was away, may be known here. */
async function resolveVisitor(
  db: Db,
  visitor: TicketIntake['visitor'],
): Promise<TicketIntake['visitor']> {
  if (visitor.kind !== 'unverified') return visitor;
  const person = await findPersonByBadge(db, visitor.badgeNumber);
  return person === null ? visitor : { kind: 'known', ...person };
}

async function nextCode(db: Db, context: DeskContext, nowMs: number): Promise<string> {
  const day = dayAt(nowMs, context.settings.timeZone);
  return visitCodeOf(deskPrefix, await nextNumber(db, `visit-code:${day}:${deskPrefix}`));
}

function deviceKeyOf(intake: TicketIntake, secret: string): string | null {
  const identity = deviceIdentity(intake.readout);
  return identity === null ? null : createHmac('sha256', secret).update(identity).digest('hex');
}
