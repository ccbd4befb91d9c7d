import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { daySpanSchema } from '../../shared/contract/priority-routes.ts';
import type { Span } from '../store/span-numbers.ts';

/** From the first moment of the first day to the first moment after the last, where the desk stands. */
export function spanOf(
  { from, until }: z.infer<typeof daySpanSchema>,
  timeZone: string = Temporal.Now.timeZoneId(),
): Span {
  return { from: dayStart(from, timeZone), before: dayStart(until, timeZone, 1) };
}

/** The first moment of a day, or of so many days later, where the desk stands. */
export function dayStart(
  day: string,
  timeZone: string = Temporal.Now.timeZoneId(),
  daysLater = 0,
): string {
  const start = Temporal.PlainDate.from(day).add({ days: daysLater }).toZonedDateTime(timeZone);
  return new Date(start.epochMilliseconds).toISOString();
}
