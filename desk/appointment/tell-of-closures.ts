import type { Closure } from '../../shared/domain/service-level/closure.ts';
import type { DeskContext } from '../desk-context.ts';
import { mailAppointment } from '../mail/appointment-mail.ts';
import type { StoredAppointment } from '../store/appointment-store.ts';
import { putToldOfClosure, toldOfClosures } from '../store/closed-appointment-store.ts';
import { closuresSince } from '../store/closure-store.ts';
import type { Db } from '../store/tables.ts';
import { closureOf, isStillSo, stillExpected } from './in-closure.ts';

/**
 * Tells those with an appointment what a change of the closures means for them: whose time falls into one now and did
 * not before, and whose time is free of them again. `before` are those that counted before the change. Call it in
 * the command that made it.
 */
export async function tellOfClosures(
  context: DeskContext,
  db: Db,
  before: readonly Closure[],
  { closureId, at }: { readonly closureId: string; readonly at: string },
): Promise<void> {
  const after = await closuresSince(db, at);
  const untilMs = Math.max(0, ...[...before, ...after].map(({ until }) => Date.parse(until)));
  const expected = await stillExpected(db, Date.parse(at), untilMs);
  const told = await toldOfClosures(
    db,
    expected.map(({ appointmentId }) => appointmentId),
  );
  for (const appointment of expected) {
    const { appointmentId, startsAt, siteId } = appointment;
    const wasClosed = closureOf(appointment, before) !== undefined;
    const isClosed = closureOf(appointment, after) !== undefined;
    if (isClosed && !wasClosed) {
      const mailed = await mailAppointment(
        context,
        db,
        'appointment-closed',
        appointment,
        closureId,
      );
      await putToldOfClosure(db, appointmentId, { startsAt, siteId, at, mailed });
    }
    if (wasClosed && !isClosed && isStillSo(told.get(appointmentId), appointment)) {
      await mailAppointment(context, db, 'appointment-open-again', appointment, closureId);
    }
  }
}

/** Whoever was told that the desk is closed at his time hears what staff made of it; false when there is nothing. */
export async function tellWhatBecame(
  context: DeskContext,
  db: Db,
  seen: StoredAppointment,
  next: StoredAppointment,
): Promise<boolean> {
  const isCancelled = next.state === 'cancelled';
  if (!isCancelled && isStillSo(seen, next)) return false;
  const told = await toldOfClosures(db, [seen.appointmentId]);
  if (told.size === 0) return false;
  const kind = isCancelled ? 'appointment-cancelled' : 'appointment-moved';
  await mailAppointment(context, db, kind, next, String(next.version));
  return true;
}
