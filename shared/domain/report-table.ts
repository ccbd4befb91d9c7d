import type { UnsolvedTicket } from './span-report.ts';

/** The tables of a report, in the order in which it is read; `days` of a short span, `weeks` of a longer one. */
export const reportTableIds = [
  'summary',
  'days',
  'weeks',
  'hours',
  'types',
  'queues',
  'categories',
  'waits',
  'not-today',
  'first-visit',
  'self-help',
  'models',
  'findings',
  'closing-codes',
  'agreements',
  'feedback',
  'time-lost',
  'feedback-categories',
  'feedback-queues',
  'feedback-models',
  'feedback-people',
  'unsolved',
  'work-people',
  'work-categories',
] as const;
export type ReportTableId = (typeof reportTableIds)[number];

/** The tables whose figures need a sentence, `report:note.<id>`. */
export const notedTables: ReadonlySet<ReportTableId> = new Set([
  'waits',
  'not-today',
  'first-visit',
  'self-help',
  'models',
  'agreements',
  'feedback-people',
  'unsolved',
]);

/** One field of a table: words by their key, a text as it is, or a figure with its unit. */
export type ReportCell =
  | { readonly is: 'words'; readonly key: string; readonly otherwise: string }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'ticket'; readonly ticket: TicketName }
  | { readonly is: 'day'; readonly day: string }
  | { readonly is: 'hour'; readonly hour: number }
  | { readonly is: 'figure'; readonly value: number | null; readonly unit: FigureUnit }
  /** So much more than it was, or less. */
  | { readonly is: 'change'; readonly value: number | null; readonly unit: FigureUnit };
/** By what a ticket is found. */
type TicketName = Pick<UnsolvedTicket, 'ticketId' | 'number' | 'visitCode'>;
export type FigureUnit = 'count' | 'percent' | 'minutes';

/** A table with the keys of its columns, `report:column.<key>`; the first field of a row names it. */
export interface ReportTable {
  readonly id: ReportTableId;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReportCell[])[];
}

export const words = (key: string, otherwise = key): ReportCell => ({
  is: 'words',
  key,
  otherwise,
});
export const text = (value: string): ReportCell => ({ is: 'text', text: value });
export const count = (value: number): ReportCell => ({ is: 'figure', value, unit: 'count' });
export const minutes = (value: number | null): ReportCell => ({
  is: 'figure',
  value,
  unit: 'minutes',
});

/** What a ticket is about. */
export function categoryCell(category: string | null): ReportCell {
  return category === null
    ? words('report:no-category')
    : words(`words:category.${category}`, category.replaceAll('-', ' '));
}
