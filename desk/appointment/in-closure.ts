import { type Appointment, isOver, longestLateMs } from '../../shared/domain/appointment.ts';
import type { Span } from '../../shared/domain/service-level/business-time.ts';
import { type Closure, enteredClosure } from '../../shared/domain/service-level/closure.ts';
import { type StoredAppointment, bookedBetween } from '../store/appointment-store.ts';
import type { Db } from '../store/tables.ts';

const minuteMs = 60_000;

/** Whether the desk is closed for any part of an appointment. */
export function fallsInto(
  { startsAt, minutes }: Pick<Appointment, 'startsAt' | 'minutes'>,
  { fromMs, untilMs }: Span,
): boolean {
  const startMs = Date.parse(startsAt);
  return startMs < untilMs && startMs + minutes * minuteMs > fromMs;
}

/** The first of some closures into which an appointment falls. It names no site, so a closure of one site says nothing. */
export function closureOf(
  appointment: Pick<Appointment, 'startsAt' | 'minutes'>,
  closures: readonly Closure[],
): Closure | undefined {
  return closures.find(
    (closure) => closure.siteId === undefined && fallsInto(appointment, enteredClosure(closure)),
  );
}

/** Those for which nobody came yet and which are not over, up to a moment, in order of time. */
export async function stillExpected(
  db: Db,
  nowMs: number,
  untilMs: number,
): Promise<readonly StoredAppointment[]> {
  const from = new Date(nowMs - longestLateMs).toISOString();
  const found = await bookedBetween(db, from, new Date(untilMs).toISOString());
  return found.filter((each) => !isOver(each, nowMs));
}
