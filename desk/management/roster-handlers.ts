import { dayAfter } from '../../shared/domain/right.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  movedShifts,
  openingOn,
  overlaps,
  type Shift,
  type ShiftFacts,
} from '../../shared/domain/management/roster.ts';
import type { Calendar } from '../../shared/domain/service-level/calendar.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { servingChanged } from '../queue/serving-changed.ts';
import { openingCalendarOf } from '../service-level/opening-calendar.ts';
import { findOpenAccount } from '../store/account-store.ts';
import { keepShift, removeShift, shiftsBetween } from '../store/roster-store.ts';
import { newestTerms } from '../store/service-terms-store.ts';
import type { Db } from '../store/tables.ts';

type RosterRoutes = 'roster.week' | 'roster.plan' | 'roster.remove' | 'roster.copy';

/** Who is planned at the desk, and when it is open. */
export function rosterHandlers(context: DeskContext): Pick<DeskHandlers, RosterRoutes> {
  const { database } = context;
  return {
    'roster.week': async ({ query: { from } }) => {
      const { calendar } = await newestTerms(database.read);
      const open = Array.from({ length: 7 }, (_, at) => {
        const day = dayAfter(from, at);
        return { day, hours: opening(calendar, day) };
      });
      return ok({ shifts: await shiftsBetween(database.read, from, dayAfter(from, 7)), open });
    },
    'roster.plan': async ({ body }) => {
      const shiftId = body.shiftId ?? context.newId();
      const planned = await database.write((db) => plan(db, shiftId, body.shift));
      servingChanged(context);
      return planned;
    },
    'roster.remove': async ({ params }) => {
      const removed = await database.write((db) => removeShift(db, params.shiftId));
      servingChanged(context);
      return removed ? ok({}) : err(fault('input/invalid', 'There is no such shift'));
    },
    'roster.copy': async ({ body: { from } }) => {
      const copied = await database.write(async (db) => {
        const week = await shiftsBetween(db, from, dayAfter(from, 7));
        const planned = await shiftsBetween(db, dayAfter(from, 7), dayAfter(from, 14));
        const copies = movedShifts(week, 7, planned);
        for (const copy of copies) await keepShift(db, context.newId(), copy);
        return { copied: copies.length, left: week.length - copies.length };
      });
      servingChanged(context);
      return ok(copied);
    },
  };
}

function opening(calendar: Calendar, day: string) {
  const { isClosed, week } = openingCalendarOf(calendar);
  return isClosed(day) ? null : openingOn(week, day);
}

async function plan(db: Db, shiftId: string, shift: ShiftFacts): Promise<Result<Shift, Fault>> {
  const account = await findOpenAccount(db, shift.accountId);
  if (account === null || account.role === 'approver') {
    return err(fault('input/invalid', 'There is no such colleague'));
  }
  const sameDay = await shiftsBetween(db, shift.day, dayAfter(shift.day, 1));
  const own = sameDay.filter(
    (other) => other.accountId === shift.accountId && other.shiftId !== shiftId,
  );
  if (
    overlaps(
      shift.hours,
      own.map(({ hours }) => hours),
    )
  ) {
    return err(fault('roster/overlap', 'Somebody cannot be in two shifts at once'));
  }
  await keepShift(db, shiftId, shift);
  return ok({ ...shift, shiftId, name: account.name });
}
