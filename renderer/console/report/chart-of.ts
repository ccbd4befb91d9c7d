import type { Locale } from '../../../shared/domain/locale.ts';
import type {
  ReportCell,
  ReportTable,
  ReportTableId,
} from '../../../shared/domain/report-table.ts';
import { formatNumber } from '../../../shared/domain/measure.ts';

/** How a table is drawn: `columns` stand, `bars` lie, `lines` run over weeks. */
interface Drawing {
  readonly form: 'columns' | 'bars' | 'lines';
  /** The columns of the table that are drawn. */
  readonly series: readonly string[];
  /** On top of each other, when they are parts of one whole. */
  readonly stacked?: true;
}

/** Null is told by its table alone. */
const drawings: Readonly<Record<ReportTableId, Drawing | null>> = {
  summary: null,
  days: { form: 'columns', series: ['tickets'] },
  weeks: { form: 'columns', series: ['tickets'] },
  hours: { form: 'columns', series: ['all-days'] },
  types: { form: 'bars', series: ['tickets'] },
  queues: { form: 'bars', series: ['tickets'] },
  categories: { form: 'bars', series: ['tickets'] },
  waits: { form: 'lines', series: ['promised-median', 'real-median', 'real-p90'] },
  'not-today': null,
  'first-visit': { form: 'bars', series: ['tickets'] },
  'self-help': { form: 'bars', series: ['tickets'] },
  models: { form: 'bars', series: ['repeats', 'tickets'] },
  findings: { form: 'bars', series: ['tickets'] },
  'closing-codes': { form: 'bars', series: ['tickets'] },
  agreements: { form: 'bars', series: ['met', 'breached', 'running'], stacked: true },
  feedback: { form: 'bars', series: ['answers'] },
  'time-lost': { form: 'bars', series: ['answers'] },
  'feedback-categories': {
    form: 'bars',
    series: ['solved-yes', 'solved-partly', 'solved-no'],
    stacked: true,
  },
  'feedback-queues': {
    form: 'bars',
    series: ['solved-yes', 'solved-partly', 'solved-no'],
    stacked: true,
  },
  'feedback-models': {
    form: 'bars',
    series: ['solved-yes', 'solved-partly', 'solved-no'],
    stacked: true,
  },
  'feedback-people': {
    form: 'bars',
    series: ['solved-yes', 'solved-partly', 'solved-no'],
    stacked: true,
  },
  unsolved: null,
  'work-people': { form: 'bars', series: ['minutes'] },
  'work-categories': { form: 'bars', series: ['minutes'] },
};

/** One bar, or one moment of a line: its name and the figure of each series. */
export interface ChartPoint {
  readonly name: string;
  readonly [series: string]: string | number | null;
}

export interface Chart {
  readonly form: Drawing['form'];
  readonly stacked: boolean;
  readonly series: readonly { readonly key: string; readonly label: string }[];
  readonly points: readonly ChartPoint[];
}

/** The chart of a table, from the very figures of its rows; null when there is nothing to draw. */
export function chartOf(
  table: ReportTable,
  wordsOf: (cell: ReportCell) => string,
  labelOf: (column: string) => string,
): Chart | null {
  const drawing = drawings[table.id];
  // The whole span is no week.
  const rows = drawing?.form === 'lines' ? table.rows.slice(0, -1) : table.rows;
  if (drawing === null || rows.length === 0) return null;
  const months = rows.map(([cell]) => (cell?.is === 'day' ? cell.day.slice(0, 7) : null));
  const oneMonth = new Set(months).size === 1;
  return {
    form: drawing.form,
    stacked: drawing.stacked === true,
    series: drawing.series.map((key) => ({ key, label: labelOf(key) })),
    points: rows.map((row) => ({
      ...Object.fromEntries(
        drawing.series.map((key) => {
          const cell = row[table.columns.indexOf(key)];
          return [key, cell?.is === 'figure' ? cell.value : null];
        }),
      ),
      name: nameOf(row[0], oneMonth, wordsOf),
    })),
  };
}

/** A day of one month by its number alone: thirty names of days have no room. */
function nameOf(
  cell: ReportCell | undefined,
  oneMonth: boolean,
  wordsOf: (cell: ReportCell) => string,
): string {
  if (cell === undefined) return '';
  if (cell.is === 'day' && oneMonth) return String(Number(cell.day.slice(8)));
  return cell.is === 'hour' ? String(cell.hour) : wordsOf(cell);
}

/** A figure on an axis or over a line: `0,4` on a Dutch screen; nothing where there is none. */
export function figureWords(value: unknown, locale: Locale): string {
  return typeof value === 'number' ? formatNumber(value, locale) : '';
}
