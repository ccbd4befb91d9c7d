import { Temporal } from 'temporal-polyfill';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { mayBeWorkDay } from '../../shared/domain/work-log.ts';

/**
 * The moment of work that is written down: now, or of work on an earlier day its noon where the desk
 * stands, which lies between the arrival of the ticket and now whatever the clock does in that night.
 */
export function workMoment(
  day: string | undefined,
  { arrivedAt, at }: { readonly arrivedAt: string; readonly at: string },
  timeZone: string = Temporal.Now.timeZoneId(),
): Result<string, Fault> {
  const dayOf = (moment: string) =>
    Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const today = dayOf(at);
  if (day === undefined || day === today) return ok(at);
  if (!mayBeWorkDay(day, { arrived: dayOf(arrivedAt), today })) {
    return err(fault('input/invalid', `Work of ${day} cannot be written down on ${today}`));
  }
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '12:00' });
  const noonAt = new Date(noon.epochMilliseconds).toISOString();
  return ok(noonAt < arrivedAt ? arrivedAt : noonAt);
}
