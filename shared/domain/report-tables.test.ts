import { expect, it } from 'vitest';
import { isEmptyMonth, type MonthReport } from './month-report.ts';
import { heldForMs, monthTally } from './month-tally.ts';
import { monthPercents } from './report-percents.ts';
import { reportTableIds, reportTables } from './report-tables.ts';
import { cellWords, monthWords } from './report-words.ts';

const nowMs = Date.parse('2026-12-01T00:00:00.000Z') + heldForMs;
const base: Omit<MonthReport, keyof ReturnType<ReturnType<typeof monthTally>['sums']>> = {
  month: '2026-11',
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
const nothing = monthTally(['2026-11-01'], () => ({ day: '2026-11-01', hour: 9 }), nowMs).sums();
const empty: MonthReport = { ...base, ...nothing };

it('every table is there once, in its order, each row as wide as its columns', () => {
  const tables = reportTables(empty);

  expect(tables.map(({ id }) => id)).toEqual(reportTableIds);
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
  const quiet: MonthReport = {
    ...empty,
    feedback: { ...empty.feedback, given: 0 },
    work: { minutes: 0, people: [], categories: [] },
  };

  expect([isEmptyMonth({ ...quiet, skippedSteps: 0 }), isEmptyMonth(quiet)]).toEqual([true, false]);
});

it('says all only of all, and nothing of nothing', () => {
  const almost: MonthReport = {
    ...empty,
    arguments: { tickets: 10_000, withArgument: 9_999 },
    firstVisit: { ...empty.firstVisit, closed: 5, fixed: 3, cameBack: 1, tooEarly: 1 },
  };

  expect(monthPercents(almost)).toEqual({
    inside: null,
    firstVisit: 75,
    reopened: 0,
    selfHelp: null,
    agreements: null,
    solved: 66.6,
    argument: 99.9,
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
  expect([monthWords('2026-11', 'nl'), monthWords('2026-03', 'en')]).toEqual([
    'november 2026',
    'March 2026',
  ]);
});
