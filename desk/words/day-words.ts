import { Temporal } from 'temporal-polyfill';
import type { Locale } from '../../shared/domain/locale.ts';

/** The tag of BCP 47 by which days and times are written. */
export const tagOf = { nl: 'nl-NL', en: 'en-GB' } as const satisfies Record<Locale, string>;

/** A day in words: `vrijdag 27 november 2026`. */
export function dayWords(day: string, locale: Locale): string {
  return Temporal.PlainDate.from(day).toLocaleString(tagOf[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}
