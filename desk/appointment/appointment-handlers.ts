import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type Appointment, fitsAt, mostAppointments } from '../../shared/domain/appointment.ts';
import { turnRuleOf } from '../../shared/domain/desk-rules.ts';
import { openSite, siteIdOf } from '../../shared/domain/site.ts';
import { newAppointmentCode } from '../auth/token.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { unknownSite } from '../site/unknown-site.ts';
import {
  type StoredAppointment,
  appointmentsBetween,
  lockAppointment,
  lockBookings,
  putAppointment,
  takenTimes,
} from '../store/appointment-store.ts';
import { findPersonByBadge } from '../store/person-store.ts';
import { listSites } from '../store/site-store.ts';
import type { Db } from '../store/tables.ts';
import { bookedTogether } from './booked-together.ts';
import { appointmentOfCode } from './due-appointment.ts';
import { expectAgain } from './expect-again.ts';
import { tellWhatBecame } from './tell-of-closures.ts';

type AppointmentRoutes =
  | 'appointment.list'
  | 'appointment.by-code'
  | 'appointment.book'
  | 'appointment.change'
  | 'appointment.cancel'
  | 'appointment.expect-again';

const minuteMs = 60_000;
const longestListMs = 32 * 24 * 60 * minuteMs;

/** What staff does with those who are expected, and whom a kiosk knows by a code. */
export function appointmentHandlers(context: DeskContext): Pick<DeskHandlers, AppointmentRoutes> {
  const { clock, database } = context;

  /** Whether its time is to come and is free; nobody else books before the end of the command. */
  const timeTrouble = async (
    db: Db,
    booking: Pick<StoredAppointment, 'queue' | 'siteId' | 'startsAt'>,
    own: string,
  ): Promise<Fault | null> => {
    const startsAtMs = Date.parse(booking.startsAt);
    if (startsAtMs <= clock.nowMs()) {
      return fault('appointment/past', 'An appointment is in the future');
    }
    await lockBookings(db, database.kind);
    const rule = turnRuleOf(await rulesNow(context, db));
    const spanMs = (rule.headStartMinutes + rule.graceMinutes) * minuteMs;
    // Those whom the same technicians serve are one line: an appointment in either overtakes its walk-ins.
    const taken = await takenTimes(
      db,
      { queues: bookedTogether(booking.queue), siteId: booking.siteId },
      new Date(startsAtMs - spanMs).toISOString(),
      new Date(startsAtMs + spanMs).toISOString(),
      own,
    );
    return fitsAt(startsAtMs, taken, rule)
      ? null
      : fault('appointment/full', `${taken.length} appointments are around ${booking.startsAt}`);
  };

  /** Whether its site is open to visitors, its time is to come and is free; `before` is the site that it had. */
  const troubleWith = async (
    db: Db,
    next: StoredAppointment,
    before: string | null,
  ): Promise<Fault | null> => {
    const isKept = next.siteId === before;
    const sites = isKept ? [] : await listSites(db, context.settings.siteName);
    if (!isKept && openSite(sites, next.siteId) === null) return unknownSite();
    return timeTrouble(db, next, next.appointmentId);
  };

  /** Changes one that is still booked, as it was seen. */
  const edit = async (
    session: { readonly name: string },
    appointmentId: string,
    version: number,
    change: (db: Db, seen: StoredAppointment) => Promise<Result<StoredAppointment, Fault>>,
  ): Promise<Result<Appointment, Fault>> => {
    let isTold = false;
    const edited = await database.write(async (db): Promise<Result<Appointment, Fault>> => {
      const seen = await lockAppointment(db, database.kind, appointmentId);
      if (seen === null) return err(fault('appointment/unknown', 'There is no such appointment'));
      if (seen.version !== version || seen.state !== 'booked') {
        const detail = `Version ${version} was seen, ${seen.version} is there and is ${seen.state}`;
        return err(fault('ticket/changed-meanwhile', detail));
      }
      const changed = await change(db, seen);
      if (!changed.ok) return changed;
      const next = { ...changed.value, version: version + 1 };
      await putAppointment(db, next, { name: session.name, at: timestamp(clock) });
      isTold = await tellWhatBecame(context, db, seen, next);
      return ok(shown(next));
    });
    // His page may be open.
    if (isTold) context.view.noticed();
    return edited;
  };

  return {
    'appointment.list': async ({ query }) => {
      const [from, to] = [new Date(query.from), new Date(query.to)];
      if (to.getTime() - from.getTime() > longestListMs) {
        return err(fault('input/invalid', 'A list of appointments is of 32 days at most'));
      }
      const found = await appointmentsBetween(
        database.read,
        from.toISOString(),
        to.toISOString(),
        mostAppointments,
        query.siteId,
      );
      const hoursAt = await context.serviceLevels.openingHours(from.getTime());
      const openings = hoursAt(siteIdOf(query))
        .openings(from.getTime(), to.getTime())
        .map(({ fromMs, untilMs }) => ({
          from: new Date(fromMs).toISOString(),
          until: new Date(untilMs).toISOString(),
        }));
      return ok({
        appointments: found.map(shown),
        rule: turnRuleOf(await rulesNow(context)),
        openings,
      });
    },
    'appointment.by-code': async ({ params }) => {
      const found = await appointmentOfCode(context, params.code);
      return found === null
        ? err(fault('appointment/unknown', 'Nobody is expected around now with this code'))
        : ok({ visitorName: found.visitorName });
    },
    'appointment.book': ({ body }, { session }) =>
      database.write(async (db) => {
        const { bookedFor, ...booking } = body;
        const person =
          bookedFor.kind === 'badge' ? await findPersonByBadge(db, bookedFor.badgeNumber) : null;
        if (bookedFor.kind === 'badge' && person === null) {
          return err(fault('person/unknown', 'Nobody has this number'));
        }
        const appointment: StoredAppointment = {
          ...booking,
          siteId: booking.siteId ?? siteIdOf(session),
          startsAt: new Date(booking.startsAt).toISOString(),
          appointmentId: context.newId(),
          version: 1,
          code: newAppointmentCode(),
          visitorName: bookedFor.kind === 'name' ? bookedFor.name : (person?.firstName ?? ''),
          isKnownPerson: person !== null,
          personId: person?.personId ?? null,
          state: 'booked',
          ticketId: null,
        };
        const trouble = await troubleWith(db, appointment, null);
        if (trouble !== null) return err(trouble);
        await putAppointment(db, appointment, { name: session.name, at: timestamp(clock) });
        return ok(shown(appointment));
      }),
    'appointment.change': ({ params, body }, { session }) => {
      const { version, ...booking } = body;
      return edit(session, params.appointmentId, version, async (db, seen) => {
        const next = {
          ...seen,
          ...booking,
          siteId: booking.siteId ?? seen.siteId,
          startsAt: new Date(booking.startsAt).toISOString(),
        };
        const trouble = await troubleWith(db, next, seen.siteId);
        return trouble === null ? ok(next) : err(trouble);
      });
    },
    'appointment.cancel': ({ params, body }, { session }) =>
      edit(session, params.appointmentId, body.version, (_db, seen) =>
        Promise.resolve(ok({ ...seen, state: 'cancelled' })),
      ),
    'appointment.expect-again': async ({ params, body }, { session }) => {
      const expected = await expectAgain(context, session, params.appointmentId, body.version);
      return expected.ok ? ok(shown(expected.value)) : expected;
    },
  };
}

/** What others may see of one. */
export function shown({ personId: _kept, ...appointment }: StoredAppointment): Appointment {
  return appointment;
}
