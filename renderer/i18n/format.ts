import { type Locale, tagOf } from '../../shared/domain/locale.ts';
import type { Unit } from '../../shared/domain/readout.ts';
import type { WaitRange } from '../../shared/domain/wait-estimate.ts';

/** `8–12`: the figures of a range without their unit; one figure when both are the same. */
export function formatWaitFigures(wait: WaitRange): string {
  return wait.fromMinutes === wait.toMinutes
    ? String(wait.toMinutes)
    : `${wait.fromMinutes}–${wait.toMinutes}`;
}

/** `13:05` in both languages: 24 hours, as the building's clocks say it. */
export function formatTime(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(tagOf[locale], {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at);
}

/** `maandag 3 november`; with its year when it is another than that of `now`. */
export function formatDay(at: Date, locale: Locale, now = new Date()): string {
  return new Intl.DateTimeFormat(tagOf[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: at.getFullYear() === now.getFullYear() ? undefined : 'numeric',
  }).format(at);
}

/** `maandag 3 november, 13:05`; with its year when it is another than that of `now`. */
export function formatMoment(at: Date, locale: Locale, now = new Date()): string {
  return `${formatDay(at, locale, now)}, ${formatTime(at, locale)}`;
}

/** `13:05` on the day of `now`, else `do 3 nov 13:05`; with its year when it is another. */
export function formatShortMoment(at: Date, now: Date, locale: Locale): string {
  const time = formatTime(at, locale);
  if (at.toDateString() === now.toDateString()) return time;
  const day = new Intl.DateTimeFormat(tagOf[locale], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: at.getFullYear() === now.getFullYear() ? undefined : 'numeric',
  }).format(at);
  return `${day} ${time}`;
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

/** `1.234,5` or `1,234.5`; at most one decimal unless told otherwise. */
export function formatNumber(value: number, locale: Locale, decimals = 1): string {
  return new Intl.NumberFormat(tagOf[locale], { maximumFractionDigits: decimals }).format(value);
}

/** Decimal units, as on the box of the device: `127,9 GB`. */
export function formatBytes(bytes: number, locale: Locale): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let value = bytes;
  let unit = 0;
  while (Math.abs(value) >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatNumber(value, locale, value < 10 ? 1 : 0)} ${units[unit] ?? 'B'}`;
}

/** USB speeds are named in powers of ten: `480 Mbit/s`, `5 Gbit/s`. */
function formatBitRate(value: number, locale: Locale): string {
  if (value >= 1e9) return `${formatNumber(value / 1e9, locale)} Gbit/s`;
  return `${formatNumber(value / 1e6, locale)} Mbit/s`;
}

/** A length of time as somebody would say it: `33 ms`, `90 s`, `45 min`, `20 uur`, `3.984 dagen`. Findings count whole days too. */
function formatSeconds(seconds: number, locale: Locale): string {
  const long = Math.abs(seconds);
  const said = (value: number, unit: string, unitDisplay: 'short' | 'long' = 'short') =>
    new Intl.NumberFormat(tagOf[locale], {
      style: 'unit',
      unit,
      unitDisplay,
      maximumFractionDigits: 0,
      roundingMode: 'trunc',
    }).format(value);
  if (long > 0 && long < 1) return `${formatNumber(seconds * 1000, locale, 0)} ms`;
  if (long < 120) return `${formatNumber(seconds, locale)} s`;
  if (long < 120 * 60) return said(seconds / 60, 'minute');
  if (long < 48 * 3600) return said(seconds / 3600, 'hour');
  return said(seconds / 86_400, 'day', 'long');
}

/** A figure of a device with its unit; a unit that is a word in the sentence is left to the caller. */
export function formatMeasure(
  value: number,
  unit: Exclude<Unit, 'day'> | null,
  locale: Locale,
): string {
  switch (unit) {
    case 'byte':
      return formatBytes(value, locale);
    case 'byte-per-second':
      return `${formatBytes(value, locale)}/s`;
    case 'percent':
      return `${formatNumber(value, locale)} %`;
    case 'milliampere':
      return `${formatNumber(value, locale)} mA`;
    case 'milliampere-hour':
      return `${formatNumber(value, locale)} mAh`;
    case 'millivolt':
      return `${formatNumber(value / 1000, locale, 2)} V`;
    case 'milliwatt':
      return `${formatNumber(value / 1000, locale)} W`;
    case 'bit-per-second':
      return formatBitRate(value, locale);
    case 'hertz':
      return `${formatNumber(value, locale)} Hz`;
    case 'degree-celsius':
      return `${formatNumber(value, locale)} °C`;
    case 'second':
      return formatSeconds(value, locale);
    case 'count':
    case null:
      return formatNumber(value, locale);
  }
}
