import { timestamp } from '../../shared/base/clock.ts';
import {
  type Elsewhere,
  type PromisedReply,
  promisedReplySchema,
} from '../../shared/domain/intake-reply.ts';
import { isLate, turnOf } from '../../shared/domain/appointment.ts';
import { type TurnRule, turnRuleOf } from '../../shared/domain/desk-rules.ts';
import type { Visitor } from '../../shared/domain/person.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import { reachingTurn } from '../../shared/domain/wait-estimate.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import type { Pace } from '../queue/pace.ts';
import { hasKeptAppointment } from '../store/appointment-place-store.ts';
import {
  type StoredAppointment,
  lockAppointment,
  putAppointment,
} from '../store/appointment-store.ts';
import { appendEvent } from '../store/event-store.ts';
import { lockTicket, updateTicket } from '../store/ticket-store.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { type VisitAt, appointmentsOf, dueOf } from './due-appointment.ts';
import { noteElsewhere } from './expected-elsewhere.ts';

/**
 * After a visit came in: when its visitor has an appointment at this site that it may be for, the ticket takes its
 * place by the rule of shared/domain/appointment.ts, once. Answers the reply that the kiosk gets then, or null
 * when there is no such appointment; of one at another site what its visitor is told. A command of its own, so that nobody else's arrival pays for it; a kiosk
 * that lost our answer asks again and gets here again.
 */
export async function keepAppointment(
  context: DeskContext,
  visit: VisitAt & { readonly ticketId: string },
  visitor: Visitor,
): Promise<PromisedReply | { readonly elsewhere: Elsewhere } | null> {
  const around = await appointmentsOf(context, visitor);
  // Most have none, and wait for no rule then.
  if (around.length === 0) return null;
  const rule = turnRuleOf(await rulesNow(context));
  const { here: due, elsewhere } = dueOf(around, visit, rule, context.clock.nowMs());
  const { database, hub } = context;
  const { ticketId, siteId } = visit;
  if (due === null) {
    const told = elsewhere === null ? null : await noteElsewhere(context, ticketId, elsewhere);
    return told === null ? null : { elsewhere: told };
  }
  const pace = await context.waits.paceAtHand({ queue: due.queue, siteId });
  const kept = await database.write(async (db) => {
    const ticket = await lockTicket(db, database.kind, ticketId);
    const appointment = await lockAppointment(db, database.kind, due.appointmentId);
    if (ticket === null || appointment?.state !== 'booked') return null;
    // It was moved meanwhile.
    if (appointment.siteId !== siteId) return null;
    // One visit keeps one appointment: a replay uses up neither his next nor this one anew.
    if (await hasKeptAppointment(db, ticketId)) return null;
    if (ticket.item.status !== 'waiting' || ticket.item.queue === 'confidential') return null;
    const at = timestamp(context.clock);
    const next = inItsPlace(context, ticket, appointment, pace, at, rule);
    await updateTicket(db, next.ticket);
    const arrived = { state: 'arrived', ticketId, version: appointment.version + 1 } as const;
    await putAppointment(db, { ...appointment, ...arrived }, { name: 'desk', at });
    const event = await appendEvent(db, database.kind, {
      item: next.ticket.item,
      at,
      actor: 'desk',
      actorId: null,
      kind: 'ticket.appointment-kept',
      words: appointment.reason === '' ? null : appointment.reason,
      details: { startsAt: appointment.startsAt, late: next.late },
    });
    return { reply: next.reply, event };
  });
  if (kept === null) return null;
  hub.committed(kept.event);
  return kept.reply;
}

/** Whoever was sent on to the site of his appointment keeps it there, as if he had come in there. */
export async function keepWhereSent(
  context: DeskContext,
  { item, document }: Pick<StoredTicket, 'item' | 'document'>,
): Promise<void> {
  await keepAppointment(context, { ...item, siteId: siteIdOf(item) }, document.visitor);
}

function inItsPlace(
  context: DeskContext,
  ticket: StoredTicket,
  { startsAt, queue }: StoredAppointment,
  pace: Pace,
  at: string,
  turnRule: TurnRule,
): { readonly ticket: StoredTicket; readonly reply: PromisedReply; readonly late: boolean } {
  const [startsAtMs, cameAtMs] = [Date.parse(startsAt), Date.parse(ticket.item.arrivedAt)];
  const turnMs = turnOf(startsAtMs, cameAtMs, turnRule);
  const arrivedAt = new Date(turnMs).toISOString();
  const { ticketId, priority, version } = ticket.item;
  const { siteId, category, deviceKind } = ticket.item;
  const place = { queue, priority, arrivedAt, siteId, category, deviceKind };
  const behind = context.waits.forecast(pace, context.waiting.before(place, ticketId));
  const wait = reachingTurn(behind.wait, turnMs, context.clock.nowMs());
  const item = {
    ...ticket.item,
    queue,
    arrivedAt,
    appointmentAt: startsAt,
    promisedAt: new Date(context.clock.nowMs() + wait.toMinutes * 60_000).toISOString(),
    version: version + 1,
  };
  const { today: _before, ...first } = promisedReplySchema.parse(JSON.parse(ticket.intakeReply));
  const peopleAhead = context.waiting.ahead(queue, place, ticketId);
  const reply: PromisedReply = { ...first, ...behind, peopleAhead, wait, appointmentAt: startsAt };
  return {
    ticket: { ...ticket, item, intakeReply: JSON.stringify(reply), updatedAt: at },
    reply,
    late: isLate(startsAtMs, cameAtMs, turnRule),
  };
}
