import { type Locale, tagOf } from './locale.ts';
import type { Unit } from './readout.ts';

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
