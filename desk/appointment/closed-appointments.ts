import { err, ok } from '../../shared/base/result.ts';
import { fault } from '../../shared/base/fault.ts';
import { mostAppointments } from '../../shared/domain/appointment.ts';
import { turnRuleOf } from '../../shared/domain/desk-rules.ts';
import { longestClosureDays } from '../../shared/domain/service-level/closure.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { type StoredAppointment, appointmentsBetween } from '../store/appointment-store.ts';
import { toldOfClosures } from '../store/closed-appointment-store.ts';
import { peopleWithMail } from '../store/mail-address-store.ts';
import { shown } from './appointment-handlers.ts';
import { fallsInto, isStillSo, stillExpected } from './in-closure.ts';
import { otherTimes } from './other-times.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Another time is looked for in so many days after a closure. */
const daysAhead = 14;

/** Whose appointments fall into a closure, before it is entered and after. */
export function closedAppointmentHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'closure.appointments'> {
  const { database, clock, settings } = context;
  const { read } = database;
  return {
    'closure.appointments': async ({ query }) => {
      const nowMs = clock.nowMs();
      const span = { fromMs: Date.parse(query.from), untilMs: Date.parse(query.until) };
      if (span.untilMs - span.fromMs > longestClosureDays * dayMs) {
        return err(fault('input/invalid', `A closure is of ${longestClosureDays} days at most`));
      }
      const expected = await stillExpected(read, nowMs, span.untilMs);
      const hit = expected
        .filter(({ siteId }) => query.siteId === undefined || siteId === query.siteId)
        .filter((each) => fallsInto(each, span))
        .slice(0, mostAppointments);
      const told = await toldOfClosures(
        read,
        hit.map(({ appointmentId }) => appointmentId),
      );
      const freeAt = await timesFor(context, hit, Math.max(nowMs, span.untilMs));
      const known = settings.mail === null ? [] : hit.flatMap(({ personId }) => personId ?? []);
      const reached = await peopleWithMail(read, known);
      const lines = hit.map((each, place) => ({
        appointment: shown(each),
        freeAt: freeAt[place] ?? null,
        hasMail: each.personId !== null && reached.has(each.personId),
        told: isStillSo(told.get(each.appointmentId), each),
      }));
      return ok({ lines });
    },
  };
}

/** Another time for each at its site, of which no two take the same place; null where there is none soon. */
async function timesFor(
  context: DeskContext,
  hit: readonly StoredAppointment[],
  fromMs: number,
): Promise<readonly (string | null)[]> {
  if (hit.length === 0) return [];
  const rule = turnRuleOf(await rulesNow(context));
  const untilMs = fromMs + daysAhead * dayMs;
  const hoursAt = await context.serviceLevels.openingHours(fromMs);
  const moving = new Set(hit.map(({ appointmentId }) => appointmentId));
  const [from, until] = [fromMs - dayMs, untilMs].map((ms) => new Date(ms).toISOString());
  const around = await appointmentsBetween(
    context.database.read,
    from ?? '',
    until ?? '',
    mostAppointments,
  );
  const booked = around.filter(
    ({ appointmentId, state }) => state !== 'cancelled' && !moving.has(appointmentId),
  );
  const siteIds = [...new Set(hit.map(({ siteId }) => siteId))];
  const openAt = new Map(
    siteIds.map((siteId) => [siteId, hoursAt(siteId).openings(fromMs, untilMs)] as const),
  );
  return otherTimes(hit, booked, { fromMs, openAt, rule });
}
