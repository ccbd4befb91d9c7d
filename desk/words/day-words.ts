import { Temporal } from 'temporal-polyfill';
import { type Locale, tagOf } from '../../shared/domain/locale.ts';

/** A day in words: `vrijdag 27 november 2026`. */
export function dayWords(day: string, locale: Locale): string {
  return Temporal.PlainDate.from(day).toLocaleString(tagOf[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** A moment in words, as papers have it: `27 november 2026 om 13:05`. */
export function momentWords(at: string, locale: Locale, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat(tagOf[locale], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(Date.parse(at));
}

/** The moment of an appointment, with its weekday: `vrijdag 27 november om 13:05`. */
export function appointmentWords(at: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(tagOf[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(Date.parse(at));
}
