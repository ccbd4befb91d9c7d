import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { daySpanSchema } from '../../shared/contract/priority-routes.ts';
import type { Span } from '../store/priority-report-store.ts';

/** From the first moment of the first day to the first moment after the last, where the desk stands. */
export function spanOf(
  { from, until }: z.infer<typeof daySpanSchema>,
  timeZone: string = Temporal.Now.timeZoneId(),
): Span {
  const start = (day: Temporal.PlainDate) =>
    new Date(day.toZonedDateTime(timeZone).epochMilliseconds).toISOString();
  return {
    from: start(Temporal.PlainDate.from(from)),
    before: start(Temporal.PlainDate.from(until).add({ days: 1 })),
  };
}
