import { type Appointment, isOver, longestLateMs } from '../../shared/domain/appointment.ts';
import type { Span } from '../../shared/domain/service-level/business-time.ts';
import {
  type Closure,
  closesSite,
  enteredClosure,
} from '../../shared/domain/service-level/closure.ts';
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

/** The first of some closures of its site, or of all, into which an appointment falls. */
export function closureOf(
  appointment: Pick<Appointment, 'startsAt' | 'minutes' | 'siteId'>,
  closures: readonly Closure[],
): Closure | undefined {
  return closures.find(
    (closure) =>
      closesSite(closure, appointment.siteId) && fallsInto(appointment, enteredClosure(closure)),
  );
}

/** Whether what somebody was told is of the time and place that an appointment has now. */
export function isStillSo(
  told: Pick<Appointment, 'startsAt' | 'siteId'> | undefined,
  { startsAt, siteId }: Pick<Appointment, 'startsAt' | 'siteId'>,
): boolean {
  return told?.startsAt === startsAt && told.siteId === siteId;
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
