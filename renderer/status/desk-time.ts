import type { Locale } from '../../shared/domain/locale.ts';
import { formatMoment, formatShortMoment } from '../i18n/format.ts';
import { knownZone } from '../../shared/base/known-zone.ts';

/** Moments as the clock of the desk tells them. */
export interface DeskTime {
  readonly now: Date;
  /** With its day where that is not today. */
  readonly short: (at: Date) => string;
  readonly long: (at: Date) => string;
  /** The clock of the phone says another time than that of the desk. */
  readonly isElsewhere: boolean;
}

/** In the zone of the desk; in that of the phone where the desk names none, or one that the phone does not know. */
export function deskTime(now: Date, locale: Locale, timeZone: string | undefined): DeskTime {
  const zone = knownZone(timeZone);
  const short = (at: Date) => formatShortMoment(at, now, locale, zone);
  const long = (at: Date) => formatMoment(at, locale, now, zone);
  return { now, short, long, isElsewhere: long(now) !== formatMoment(now, locale, now) };
}
