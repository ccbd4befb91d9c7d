import { expect, it } from 'vitest';
import type { ReportTable } from '../../../shared/domain/report-table.ts';
import { chartOf, figureWords } from './chart-of.ts';

const figure = (value: number | null) => ({ is: 'figure', value, unit: 'minutes' }) as const;
const text = (words: string) => ({ is: 'text', text: words }) as const;
const draw = (table: ReportTable) =>
  chartOf(
    table,
    (cell) => (cell.is === 'text' ? cell.text : '?'),
    (column) => column.toUpperCase(),
  );

it('draws the figures of a table and leaves out what is no series', () => {
  const chart = draw({
    id: 'models',
    columns: ['model', 'repeats', 'tickets', 'reopened'],
    rows: [[text('Acme One'), figure(2), figure(5), figure(1)]],
  });

  expect(chart).toEqual({
    form: 'bars',
    stacked: false,
    series: [
      { key: 'repeats', label: 'REPEATS' },
      { key: 'tickets', label: 'TICKETS' },
    ],
    points: [{ name: 'Acme One', repeats: 2, tickets: 5 }],
  });
});

it('draws weeks as lines, without the sum of the month, and nothing when there is no week', () => {
  const columns = ['week', 'called', 'inside', 'promised-median', 'real-median', 'real-p90'];
  const row = (name: string) => [text(name), ...[4, 3, 15, 12, 20].map(figure)];

  const chart = draw({ id: 'waits', columns, rows: [row('2026-W48'), row('all')] });

  expect(chart?.points).toEqual([
    { name: '2026-W48', 'promised-median': 15, 'real-median': 12, 'real-p90': 20 },
  ]);
  expect(draw({ id: 'waits', columns, rows: [row('all')] })).toBeNull();
});

it('names days and hours by their number, and leaves the summary to its table', () => {
  const days = draw({
    id: 'days',
    columns: ['day', 'tickets'],
    rows: [[{ is: 'day', day: '2026-11-03' }, figure(7)]],
  });

  expect(days?.points).toEqual([{ name: '3', tickets: 7 }]);
  expect(draw({ id: 'summary', columns: ['figure', 'value'], rows: [] })).toBeNull();
});

it('writes a figure of a chart as its table does', () => {
  expect([0.4, 1234, undefined].map((value) => figureWords(value, 'nl'))).toEqual([
    '0,4',
    '1.234',
    '',
  ]);
  expect(figureWords(0.4, 'en')).toBe('0.4');
});

it('names days by more than their number where they are of two months', () => {
  const days = draw({
    id: 'days',
    columns: ['day', 'tickets'],
    rows: ['2026-11-30', '2026-12-01'].map((day) => [{ is: 'day', day }, figure(7)]),
  });

  expect(days?.points.map(({ name }) => name)).toEqual(['?', '?']);
});
