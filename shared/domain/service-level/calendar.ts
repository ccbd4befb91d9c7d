import { z } from 'zod';

/** The days of a week, Monday first. */
export const weekdaySchema = z.enum([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]);
export type Weekday = z.infer<typeof weekdaySchema>;

/** `08:30`; `24:00` is the end of the day. */
export const timeOfDaySchema = z.string().regex(/^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/u);

/** A stretch of one day, as of a shift or a break. */
export const openingSchema = z
  .strictObject({ from: timeOfDaySchema, until: timeOfDaySchema })
  // Both have two digits before the colon, so they compare as text.
  .refine(({ from, until }) => from < until, 'A day closes after it opens');

/** A day has at most so many breaks, and so one stretch of opening more. */
export const mostBreaks = 2;

/**
 * When a desk is open on one day, and when it closes in between. Who does not know of breaks reads when
 * it first opens and last closes.
 */
export const dayHoursSchema = z
  .strictObject({
    from: timeOfDaySchema,
    until: timeOfDaySchema,
    breaks: z.array(openingSchema).max(mostBreaks).optional(),
  })
  .refine(
    ({ from, until, breaks = [] }) =>
      [from, ...breaks.flatMap((each) => [each.from, each.until]), until].every(
        (time, place, times) => place === 0 || (times[place - 1] ?? '') < time,
      ),
    'A day closes after it opens, and its breaks lie within it, in order and apart',
  );
export type DayHours = Readonly<z.infer<typeof dayHoursSchema>>;

/** The stretches of a day in which a desk is open, in order. */
export function openStretches({
  from,
  until,
  breaks = [],
}: DayHours): readonly Readonly<z.infer<typeof openingSchema>>[] {
  const ends = [...breaks.map((each) => each.from), until];
  return [from, ...breaks.map((each) => each.until)].map((start, place) => ({
    from: start,
    until: ends[place] ?? until,
  }));
}

/** A day on which a desk is closed whatever its weekday. */
export const closedDaySchema = z.strictObject({
  date: z.iso.date(),
  name: z.string().trim().min(1).max(80),
});

/** A calendar carries at most so many closed days of its own. */
export const mostClosedDays = 200;

/** When time counts: opening hours where the desk stands, without holidays and own closed days. */
export const calendarSchema = z.strictObject({
  /** IANA name. */
  timeZone: z.string().max(60).refine(isTimeZone, 'Not a time zone'),
  /** Null is a day on which the desk does not open. */
  week: z
    .record(weekdaySchema, dayHoursSchema.nullable())
    .refine((week) => Object.values(week).some((day) => day !== null), 'Never open'),
  /** Whether Dutch public holidays are closed days. */
  holidays: z.boolean(),
  closedDays: z.array(closedDaySchema).max(mostClosedDays),
});
export type Calendar = Readonly<z.infer<typeof calendarSchema>>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // A RangeError is how Intl says that it does not know a zone.
    return false;
  }
}
