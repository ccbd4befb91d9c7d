import { expect, it } from 'vitest';
import { isEmptyReport, type MainFigures, type SpanReport } from './span-report.ts';
import { heldForMs, spanTally } from './span-tally.ts';
import { mainFigures } from './main-figures.ts';
import { daysOf } from './report-span.ts';
import { reportTableIds } from './report-table.ts';
import { reportTables } from './report-tables.ts';
import { cellWords, isRunning, spanWords } from './report-words.ts';

const nowMs = Date.parse('2026-12-01T00:00:00.000Z') + heldForMs;
const figures: MainFigures = {
  tickets: 2,
  inside: 50,
  wait: null,
  firstVisit: null,
  reopened: 0,
  selfHelp: null,
  agreements: null,
  solved: 68.7,
  argument: null,
  skipped: 4,
  work: 30,
};
const base: Omit<SpanReport, keyof ReturnType<ReturnType<typeof spanTally>['sums']>> = {
  from: '2026-11-01',
  until: '2026-11-30',
  month: '2026-11',
  before: { from: '2026-10-01', until: '2026-10-31', figures },
  timeZone: 'UTC',
  queue: null,
  madeAt: new Date(nowMs).toISOString(),
  feedback: {
    given: 3,
    solved: { yes: 2, partly: 1, no: 0 },
    timeLost: {
      'under-15-minutes': 3,
      'under-1-hour': 0,
      'under-4-hours': 0,
      'over-4-hours': 0,
      'day-or-more': 0,
    },
  },
  work: { minutes: 12, people: [{ name: 'Tom', minutes: 12, entries: 2 }], categories: [] },
  skippedSteps: 4,
};
const nothing = spanTally(['2026-11-01'], () => ({ day: '2026-11-01', hour: 9 }), nowMs).sums();
const empty: SpanReport = { ...base, ...nothing };

it('every table is there once, in its order, each row as wide as its columns', () => {
  const tables = reportTables(empty);

  expect(tables.map(({ id }) => id)).toEqual(reportTableIds.filter((id) => id !== 'weeks'));
  for (const { columns, rows } of tables) {
    expect(new Set(columns).size).toBe(columns.length);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  }
});

it('lists who was not helped by code and number, never in words of his own', () => {
  const ticketId = '019ac0de-0000-7000-8000-000000000001';
  const ticket = { ticketId, number: 12, visitCode: 'A-12' };
  const answer = { day: '2026-11-03', solved: 'no', timeLost: 'under-1-hour' } as const;
  const unsolved = [{ ...ticket, ...answer, resolvedBy: null }];

  const [row] =
    reportTables({ ...empty, unsolved }).find(({ id }) => id === 'unsolved')?.rows ?? [];

  expect(row?.map((cell) => cellWords(cell, (key) => key, 'nl'))).toEqual([
    'A-12 (12)',
    'di 3 nov',
    'report:solved.no',
    'report:time-lost.under-1-hour',
    '–',
  ]);
});

it('is empty only without arrivals, work, answers and skipped steps', () => {
  const quiet: SpanReport = {
    ...empty,
    feedback: { ...empty.feedback, given: 0 },
    work: { minutes: 0, people: [], categories: [] },
  };

  expect([isEmptyReport({ ...quiet, skippedSteps: 0 }), isEmptyReport(quiet)]).toEqual([
    true,
    false,
  ]);
});

it('says all only of all, and nothing of nothing', () => {
  const almost: SpanReport = {
    ...empty,
    arguments: { tickets: 10_000, withArgument: 9_999 },
    firstVisit: { ...empty.firstVisit, closed: 5, fixed: 3, cameBack: 1, tooEarly: 1 },
  };

  expect(mainFigures(almost)).toEqual({
    tickets: 0,
    inside: null,
    wait: null,
    firstVisit: 75,
    reopened: 0,
    selfHelp: null,
    agreements: null,
    solved: 66.6,
    argument: 99.9,
    skipped: 4,
    work: 12,
  });
});

it('writes fields as a person reads them, in his language', () => {
  const say = (key: string, { defaultValue }: { readonly defaultValue: string }) =>
    key === 'words:queue.advice' ? 'Advies' : defaultValue;

  expect(
    (
      [
        { is: 'words', key: 'words:queue.advice', otherwise: '' },
        { is: 'words', key: 'findings:new-one.a2', otherwise: 'new one' },
        { is: 'text', text: 'Acme' },
        { is: 'hour', hour: 9 },
        { is: 'figure', value: 66.6, unit: 'percent' },
        { is: 'figure', value: null, unit: 'minutes' },
        { is: 'figure', value: 1234, unit: 'count' },
      ] as const
    ).map((cell) => cellWords(cell, say, 'nl')),
  ).toEqual(['Advies', 'new one', 'Acme', '9–10', '66,6 %', '–', '1.234']);
  expect(cellWords({ is: 'day', day: '2026-11-03' }, say, 'nl')).toBe('di 3 nov');
});

it('lays the span before beside each main figure, and says the difference in words', () => {
  const say = (key: string, { amount }: Readonly<Record<string, string>>) =>
    [key.split('.').at(-1), amount].filter((part) => part !== undefined).join(' ');
  const { rows, columns } = reportTables(empty)[0] ?? { rows: [], columns: [] };

  expect(columns).toEqual(['figure', 'value', 'before', 'change']);
  expect(rows.map((row) => row.map((cell) => cellWords(cell, say, 'nl')).join(' | '))).toEqual([
    'tickets | 0 | 2 | less 2',
    'wait | – | – | –',
    'inside | – | 50 % | –',
    'first-visit | – | – | –',
    'reopened | – | 0 % | –',
    'self-help | – | – | –',
    'agreements | – | – | –',
    'solved | 66,6 % | 68,7 % | lower 2,1',
    'argument | – | – | –',
    'skipped | 4 | 4 | same',
    'work | 12 | 30 | less 18',
  ]);
});

it('tells a long span by week, with all its tickets', () => {
  const days = daysOf({ from: '2026-10-01', until: '2026-12-31' });
  const report = { ...empty, days: days.map((day) => ({ day, tickets: 1 })) };
  const table = reportTables(report).find(({ id }) => id === 'weeks');
  const figuresOf = (table?.rows ?? []).map(([, cell]) => (cell?.is === 'figure' ? cell.value : 0));

  expect(reportTables(report).map(({ id }) => id)).not.toContain('days');
  expect(table?.rows[0]?.[0]).toEqual({ is: 'text', text: '2026-W40' });
  expect(figuresOf.reduce<number>((sum, tickets) => sum + (tickets ?? 0), 0)).toBe(92);
});

it('names a span as people do', () => {
  const say = (key: string, params: Readonly<Record<string, string>>) =>
    `${key} ${params['week'] ?? params['quarter'] ?? ''} ${params['year'] ?? ''}`;
  const named = (from: string, until: string, locale: 'nl' | 'en' = 'nl') =>
    spanWords({ from, until }, say, locale);

  expect([
    named('2026-11-01', '2026-11-30'),
    named('2026-03-01', '2026-03-31', 'en'),
    named('2026-12-28', '2027-01-03'),
    named('2026-10-01', '2026-12-31'),
    named('2026-01-01', '2026-12-31'),
    named('2026-11-03', '2026-11-12'),
  ]).toEqual([
    'november 2026',
    'March 2026',
    'report:span.week 53 2026',
    'report:span.quarter 4 2026',
    '2026',
    '3–12 november 2026',
  ]);
});

it('knows whether a span was over when its report was made, where the desk stands', () => {
  const made = (madeAt: string, timeZone: string) => isRunning({ ...empty, madeAt, timeZone });

  expect([
    made('2026-11-30T22:30:00.000Z', 'Europe/Amsterdam'),
    made('2026-11-30T23:30:00.000Z', 'Europe/Amsterdam'),
    made('2026-11-30T23:30:00.000Z', 'UTC'),
  ]).toEqual([true, false, true]);
});
