import { type Locale, tagOf } from './locale.ts';
import type { ReportCell } from './report-tables.ts';

/** A text by `<catalogue>:<key>`; `defaultValue` when there is none. */
export type SayReport = (key: string, params: { readonly defaultValue: string }) => string;

/** A field as a person reads it. */
export function cellWords(cell: ReportCell, say: SayReport, locale: Locale): string {
  switch (cell.is) {
    case 'words':
      return say(cell.key, { defaultValue: cell.otherwise });
    case 'text':
      return cell.text;
    case 'ticket':
      return `${cell.ticket.visitCode} (${cell.ticket.number})`;
    case 'day':
      return new Intl.DateTimeFormat(tagOf[locale], {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        timeZone: 'UTC',
      }).format(Date.parse(`${cell.day}T00:00:00Z`));
    case 'hour':
      return `${cell.hour}–${cell.hour + 1}`;
    case 'figure': {
      if (cell.value === null) return '–';
      const number = new Intl.NumberFormat(tagOf[locale], { maximumFractionDigits: 1 }).format(
        cell.value,
      );
      return cell.unit === 'percent' ? `${number} %` : number;
    }
  }
}

/** `november 2026`. */
export function monthWords(month: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tagOf[locale], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-01T00:00:00Z`));
}
