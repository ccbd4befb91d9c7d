import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import { isOver } from '../../shared/domain/appointment.ts';
import type { DeskContext } from '../desk-context.ts';
import { closedAppointmentsOf } from '../store/closed-appointment-store.ts';
import { closuresSince } from '../store/closure-store.ts';
import { closureOf } from './in-closure.ts';

/** What a visitor reads of the first appointment of his that falls or fell into a closure, until it is over. */
export async function ownAppointment(
  { database, clock }: DeskContext,
  personId: string | null,
): Promise<Pick<StatusPage, 'ownAppointment'>> {
  if (personId === null) return {};
  const nowMs = clock.nowMs();
  const found = await closedAppointmentsOf(database.read, personId);
  const first = found.find(({ appointment }) => !isOver(appointment, nowMs));
  if (first === undefined) return {};
  const { appointment, toldOf } = first;
  const { startsAt } = appointment;
  const closures = await closuresSince(database.read, new Date(nowMs).toISOString());
  const closure = closureOf(appointment, closures);
  if (closure !== undefined) {
    return { ownAppointment: { startsAt, state: 'closed', closedBy: closure.cause } };
  }
  return { ownAppointment: { startsAt, state: startsAt === toldOf ? 'open-again' : 'moved' } };
}
