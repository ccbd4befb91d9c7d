import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { isOver } from '../../shared/domain/appointment.ts';
import type { DeskContext } from '../desk-context.ts';
import { placeWithoutAppointment } from '../store/appointment-place-store.ts';
import {
  type StoredAppointment,
  lockAppointment,
  putAppointment,
  ticketOfAppointment,
} from '../store/appointment-store.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';
import { expectedAgain } from './let-go-appointment.ts';

/**
 * The visit that took an appointment was for something else: its visitor is expected again, and the ticket
 * waits where it would have waited without.
 */
export async function expectAgain(
  context: DeskContext,
  session: Session,
  appointmentId: string,
  version: number,
): Promise<Result<StoredAppointment, Fault>> {
  const { database, clock } = context;
  const unknown = fault('appointment/unknown', 'There is no such appointment');
  const ticketId = await ticketOfAppointment(database.read, appointmentId);
  if (ticketId === undefined) return err(unknown);
  if (ticketId === null) return err(fault('ticket/changed-meanwhile', 'Nobody has come for it'));
  let next: StoredAppointment | null = null;
  // The ticket is locked first, as by a visit that keeps its appointment.
  const happened = await happenBeside(context, session, ticketId, async (db, ticket, at) => {
    const seen = await lockAppointment(db, database.kind, appointmentId);
    if (seen === null) return err(unknown);
    if (seen.version !== version || seen.ticketId !== ticketId) {
      const detail = `Version ${version} was seen, ${seen.version} is there and is ${seen.state}`;
      return err(fault('ticket/changed-meanwhile', detail));
    }
    if (isOver(seen, clock.nowMs())) {
      return err(fault('appointment/past', 'The time of the appointment is over'));
    }
    next = expectedAgain(seen);
    await putAppointment(db, next, { name: session.name, at });
    return ok({
      kind: 'ticket.appointment-expected',
      details: { startsAt: seen.startsAt },
      item: await placeWithoutAppointment(db, ticket.item),
    });
  });
  if (!happened.ok) return happened;
  return next === null ? err(unknown) : ok(next);
}
