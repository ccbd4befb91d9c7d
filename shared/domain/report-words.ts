import { type Locale, tagOf } from './locale.ts';
import { type ReportSpan, kindOf, weekOf } from './report-span.ts';
import type { SpanReport } from './span-report.ts';
import type { FigureUnit, ReportCell } from './report-table.ts';

/** A text by `<catalogue>:<key>`; `defaultValue` when there is none. */
export type SayReport = (
  key: string,
  params: Readonly<Record<string, string>> & { readonly defaultValue: string },
) => string;

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
      const number = numberWords(cell.value, locale);
      return cell.unit === 'percent' ? `${number} %` : number;
    }
    case 'change':
      return cell.value === null ? '–' : changeWords(cell.value, cell.unit, say, locale);
  }
}

/** `12 meer`, `2,1 punt lager`: a difference in words, because a sign or a colour is easily missed. */
function changeWords(value: number, unit: FigureUnit, say: SayReport, locale: Locale): string {
  const amount = numberWords(Math.abs(value), locale);
  if (value === 0) return say('report:change.same', { defaultValue: amount });
  const [more, less] = unit === 'percent' ? ['higher', 'lower'] : ['more', 'less'];
  return say(`report:change.${value > 0 ? more : less}`, { amount, defaultValue: amount });
}

function numberWords(value: number, locale: Locale): string {
  return new Intl.NumberFormat(tagOf[locale], { maximumFractionDigits: 1 }).format(value);
}

/** `november 2026`, `week 48 van 2026`, `het 4e kwartaal van 2026`, `2026`, or the days. */
export function spanWords(span: ReportSpan, say: SayReport, locale: Locale): string {
  const [from, until] = [Date.parse(span.from), Date.parse(span.until)];
  const format = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tagOf[locale], { timeZone: 'UTC', year: 'numeric', ...parts });
  switch (kindOf(span)) {
    case 'week': {
      const [year = '', week = ''] = weekOf(span.from).split('-W');
      return say('report:span.week', { week: String(Number(week)), year, defaultValue: week });
    }
    case 'month':
      return format({ month: 'long' }).format(from);
    case 'quarter': {
      const quarter = String(Math.floor(Number(span.from.slice(5, 7)) / 3) + 1);
      const year = span.from.slice(0, 4);
      return say('report:span.quarter', { quarter, year, defaultValue: `${quarter} ${year}` });
    }
    case 'year':
      return span.from.slice(0, 4);
    case 'days':
      return format({ day: 'numeric', month: 'long' }).formatRange(from, until);
  }
}

/** Whether a span was not over yet when its report was made. */
export function isRunning({ until, madeAt, timeZone }: SpanReport): boolean {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(Date.parse(madeAt)) <= until;
}
