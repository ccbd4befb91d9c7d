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

/** When a desk is open on one day. */
export const openingSchema = z
  .strictObject({ from: timeOfDaySchema, until: timeOfDaySchema })
  // Both have two digits before the colon, so they compare as text.
  .refine(({ from, until }) => from < until, 'A day closes after it opens');

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
    .record(weekdaySchema, openingSchema.nullable())
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
