import { type Locale, tagOf } from '../../shared/domain/locale.ts';
import type { WaitRange } from '../../shared/domain/wait-estimate.ts';

/** `8–12`: the figures of a range without their unit; one figure when both are the same. */
export function formatWaitFigures(wait: WaitRange): string {
  return wait.fromMinutes === wait.toMinutes
    ? String(wait.toMinutes)
    : `${wait.fromMinutes}–${wait.toMinutes}`;
}

/** `13:05` in both languages: 24 hours, as the building's clocks say it. */
export function formatTime(at: Date, locale: Locale, timeZone?: string): string {
  return new Intl.DateTimeFormat(tagOf[locale], {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone,
  }).format(at);
}

/** `maandag 3 november`; with its year when it is another than that of `now`. */
export function formatDay(at: Date, locale: Locale, now = new Date(), timeZone?: string): string {
  return new Intl.DateTimeFormat(tagOf[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: yearIn(at, timeZone) === yearIn(now, timeZone) ? undefined : 'numeric',
    timeZone,
  }).format(at);
}

/** `maandag 3 november, 13:05`; with its year when it is another than that of `now`. */
export function formatMoment(
  at: Date,
  locale: Locale,
  now = new Date(),
  timeZone?: string,
): string {
  return `${formatDay(at, locale, now, timeZone)}, ${formatTime(at, locale, timeZone)}`;
}

/** `13:05` on the day of `now`, else `do 3 nov 13:05`; with its year when it is another. */
export function formatShortMoment(at: Date, now: Date, locale: Locale, timeZone?: string): string {
  const time = formatTime(at, locale, timeZone);
  if (dayIn(at, timeZone) === dayIn(now, timeZone)) return time;
  const day = new Intl.DateTimeFormat(tagOf[locale], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: yearIn(at, timeZone) === yearIn(now, timeZone) ? undefined : 'numeric',
    timeZone,
  }).format(at);
  return `${day} ${time}`;
}

/** `2026-11-03` where the browser stands, or in a zone. */
export function dayIn(at: Date, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(at);
}

function yearIn(at: Date, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', timeZone }).format(at);
}

/** `3 nov 2026, 13:05`: with its year, for what is far from today; where the browser stands unless told. */
export function formatDateTime(at: Date, locale: Locale, timeZone?: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(tagOf[locale], options).format(at);
}

/** `27 nov 2026`, of `2026-11-27`. */
export function formatShortDay(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tagOf[locale], { dateStyle: 'medium', timeZone: 'UTC' }).format(
    startOf(day),
  );
}

/** `vrijdag 27 november 2026`, of `2026-11-27`. */
export function formatCalendarDay(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tagOf[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(startOf(day));
}

/** In the zone UTC and to be written in it: else a day would be the one before, west of Greenwich. */
function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** `€ 1.234,50` or `€1,234.50`, of cents: always both decimals, as on a price tag. */
export function formatEuros(cents: number, locale: Locale): string {
  return new Intl.NumberFormat(tagOf[locale], { style: 'currency', currency: 'EUR' }).format(
    cents / 100,
  );
}
