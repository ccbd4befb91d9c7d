import type { Locale } from '../../shared/domain/locale.ts';
import type { WaitRange } from '../../shared/domain/wait-estimate.ts';

const tagOf = { nl: 'nl-NL', en: 'en-GB' } as const satisfies Record<Locale, string>;

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

/** `maandag 3 november, 13:05`. */
export function formatMoment(at: Date, locale: Locale): string {
  const day = new Intl.DateTimeFormat(tagOf[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(at);
  return `${day}, ${formatTime(at, locale)}`;
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
