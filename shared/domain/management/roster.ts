import { z } from 'zod';
import { uuidSchema } from '../../base/identifier.ts';
import { dayAfter } from '../right.ts';
import {
  type Calendar,
  type DayHours,
  openingSchema,
  openStretches,
  weekdaySchema,
} from '../service-level/calendar.ts';

/** So many shifts a week has at most. */
export const mostShifts = 500;

/** What a lead plans: who is at the desk on a day, when, where, and when he has his breaks. */
export const shiftFactsSchema = z
  .strictObject({
    accountId: uuidSchema,
    day: z.iso.date(),
    hours: openingSchema,
    /** A counter as it is called; empty when it does not matter. */
    counter: z.string().trim().max(40),
    breaks: z.array(openingSchema).max(3),
  })
  .refine(
    ({ hours, breaks }) =>
      breaks.every(({ from, until }) => from >= hours.from && until <= hours.until),
    'A break lies within its shift',
  )
  .refine(({ breaks }) => !breaks.some((one, at) => overlaps(one, breaks.slice(at + 1))), {
    message: 'Breaks do not overlap',
  });
export type ShiftFacts = z.infer<typeof shiftFactsSchema>;

export const shiftSchema = shiftFactsSchema.safeExtend({
  shiftId: uuidSchema,
  name: z.string().max(120),
});
export type Shift = z.infer<typeof shiftSchema>;

type Hours = Readonly<z.infer<typeof openingSchema>>;

/** Whether these hours share a moment with any of the others. Times compare as text. */
export function overlaps(hours: Hours, others: readonly Hours[]): boolean {
  return others.some(({ from, until }) => hours.from < until && from < hours.until);
}

/** A span of a day in which so many people are planned, breaks left out. */
export interface Staffing {
  readonly from: string;
  readonly until: string;
  readonly people: number;
}

/**
 * Who is there while a desk is open: spans in order that together are the hours of a day, each with as
 * many people as are planned and not on a break. A break of the desk itself is left out.
 */
export function staffingOf(
  hours: DayHours,
  shifts: readonly Pick<Shift, 'hours' | 'breaks'>[],
): readonly Staffing[] {
  return openStretches(hours).flatMap((open) => staffingIn(open, shifts));
}

function staffingIn(
  open: Hours,
  shifts: readonly Pick<Shift, 'hours' | 'breaks'>[],
): readonly Staffing[] {
  const edges = shifts.flatMap(({ hours, breaks }) =>
    [hours, ...breaks].flatMap(({ from, until }) => [from, until]),
  );
  const inside = edges.filter((edge) => edge > open.from && edge < open.until);
  const moments = [...new Set([open.from, ...inside, open.until])].toSorted();
  const spans: Staffing[] = [];
  for (const [at, until] of moments.slice(1).entries()) {
    const from = moments[at] ?? open.from;
    const span = { from, until };
    const people = shifts.filter(
      ({ hours, breaks }) => overlaps(span, [hours]) && !overlaps(span, breaks),
    ).length;
    const last = spans.at(-1);
    if (last?.people === people) spans[spans.length - 1] = { ...last, until };
    else spans.push({ ...span, people });
  }
  return spans;
}

/** When a desk is open on a date, by its week; holidays and closed days are not looked at. */
export function openingOn(week: Calendar['week'], date: string): DayHours | null {
  // ISO 8601 counts from Monday, JavaScript from Sunday; noon is on the date in UTC.
  const day = (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
  const name = weekdaySchema.options[day];
  return name === undefined ? null : week[name];
}

/** The Monday of the week of a date. */
export function mondayOf(date: string): string {
  return dayAfter(date, -((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7));
}

/** The same shifts a number of days later, without those that would overlap what is there. */
export function movedShifts(
  shifts: readonly ShiftFacts[],
  days: number,
  planned: readonly Pick<ShiftFacts, 'accountId' | 'day' | 'hours'>[],
): readonly ShiftFacts[] {
  return shifts
    .map((shift) => ({ ...shift, day: dayAfter(shift.day, days) }))
    .filter(
      ({ accountId, day, hours }) =>
        !overlaps(
          hours,
          planned
            .filter((other) => other.accountId === accountId && other.day === day)
            .map((other) => other.hours),
        ),
    );
}
