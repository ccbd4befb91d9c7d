import { z } from 'zod';
import { mostShifts, type Shift, type ShiftFacts } from '../../shared/domain/management/roster.ts';
import { openingSchema } from '../../shared/domain/service-level/calendar.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const breaksText = storedJson(z.array(openingSchema));

/**
 * The shifts from a day up to, not including, another; in order of day and hour. Whoever is shut out comes no more
 * from that day on, so that the hours are seen to be open and nobody waits for him.
 */
export async function shiftsBetween(db: Db, from: string, before: string): Promise<Shift[]> {
  const rows = await db
    .selectFrom('shift')
    .innerJoin('account', 'account.account_id', 'shift.account_id')
    .selectAll('shift')
    .select('account.name')
    .where('day', '>=', from)
    .where('day', '<', before)
    .where((eb) =>
      eb.or([
        eb('account.blocked_at', 'is', null),
        eb(
          'shift.day',
          '<',
          eb.fn<string>('substr', ['account.blocked_at', eb.lit(1), eb.lit(10)]),
        ),
      ]),
    )
    .orderBy('day')
    .orderBy('from_time')
    .orderBy('shift_id')
    .limit(mostShifts)
    .execute();
  return rows.map((row) => ({
    shiftId: row.shift_id,
    accountId: row.account_id,
    name: row.name,
    day: row.day,
    hours: { from: row.from_time, until: row.until_time },
    counter: row.counter,
    breaks: breaksText.parse(row.breaks),
  }));
}

/** Adds a shift, or puts it in the place of the one with this id. */
export async function keepShift(db: Db, shiftId: string, shift: ShiftFacts): Promise<void> {
  const facts = {
    account_id: shift.accountId,
    day: shift.day,
    from_time: shift.hours.from,
    until_time: shift.hours.until,
    counter: shift.counter,
    breaks: JSON.stringify(shift.breaks),
  };
  await db
    .insertInto('shift')
    .values({ shift_id: shiftId, ...facts })
    .onConflict((conflict) => conflict.column('shift_id').doUpdateSet(facts))
    .execute();
}

/** Takes a shift away; false when it was not there. */
export async function removeShift(db: Db, shiftId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('shift')
    .where('shift_id', '=', shiftId)
    .returning('shift_id')
    .executeTakeFirst();
  return gone !== undefined;
}
