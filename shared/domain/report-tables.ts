import type { MonthReport, UnsolvedTicket } from './month-report.ts';
import { monthPercents } from './report-percents.ts';

/** The tables of a report, in the order in which it is read. */
export const reportTableIds = [
  'summary',
  'days',
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
  'unsolved',
]);

/** One field of a table: words by their key, a text as it is, or a figure with its unit. */
export type ReportCell =
  | { readonly is: 'words'; readonly key: string; readonly otherwise: string }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'ticket'; readonly ticket: TicketName }
  | { readonly is: 'day'; readonly day: string }
  | { readonly is: 'hour'; readonly hour: number }
  | { readonly is: 'figure'; readonly value: number | null; readonly unit: FigureUnit };
/** By what a ticket is found. */
type TicketName = Pick<UnsolvedTicket, 'ticketId' | 'number' | 'visitCode'>;
export type FigureUnit = 'count' | 'percent' | 'minutes';

/** A table with the keys of its columns, `report:column.<key>`; the first field of a row names it. */
export interface ReportTable {
  readonly id: ReportTableId;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReportCell[])[];
}

const words = (key: string, otherwise = key): ReportCell => ({ is: 'words', key, otherwise });
const text = (value: string): ReportCell => ({ is: 'text', text: value });
const count = (value: number): ReportCell => ({ is: 'figure', value, unit: 'count' });
const percent = (value: number | null): ReportCell => ({ is: 'figure', value, unit: 'percent' });
const minutes = (value: number | null): ReportCell => ({ is: 'figure', value, unit: 'minutes' });

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A report as tables: what the page, the paper and the file show are these and nothing else. */
export function reportTables(report: MonthReport): readonly ReportTable[] {
  return [
    summary(report),
    ...volumes(report),
    waits(report),
    notToday(report),
    ...outcomes(report),
    unsolved(report),
    ...work(report),
  ];
}

function summary(report: MonthReport): ReportTable {
  const share = monthPercents(report);
  const row = (key: string, cell: ReportCell) => [words(`report:summary.${key}`), cell];
  return {
    id: 'summary',
    columns: ['figure', 'value'],
    rows: [
      row('tickets', count(report.tickets)),
      row('inside', percent(share.inside)),
      row('first-visit', percent(share.firstVisit)),
      row('reopened', percent(share.reopened)),
      row('self-help', percent(share.selfHelp)),
      row('agreements', percent(share.agreements)),
      row('solved', percent(share.solved)),
      row('argument', percent(share.argument)),
      row('skipped', count(report.skippedSteps)),
      row('work', minutes(report.work.minutes)),
    ],
  };
}

function volumes(report: MonthReport): readonly ReportTable[] {
  const columns = (first: string) => [first, 'tickets'];
  return [
    {
      id: 'days',
      columns: columns('day'),
      rows: report.days.map(({ day, tickets }) => [{ is: 'day', day }, count(tickets)]),
    },
    {
      id: 'hours',
      columns: ['hour', 'all-days', ...weekdays],
      rows: Array.from({ length: 24 }, (_, hour) => {
        const ofDays = report.hours.map((ofDay) => ofDay[hour] ?? 0);
        const all = ofDays.reduce((sum, tickets) => sum + tickets, 0);
        return [{ is: 'hour', hour } as const, count(all), ...ofDays.map(count)];
      }),
    },
    {
      id: 'types',
      columns: columns('type'),
      rows: report.types.map((row) => [words(`words:report-type.${row.type}`), count(row.tickets)]),
    },
    {
      id: 'queues',
      columns: columns('queue'),
      rows: report.queues.map((row) => [words(`words:queue.${row.queue}`), count(row.tickets)]),
    },
    {
      id: 'categories',
      columns: columns('category'),
      rows: report.categories.map((row) => [categoryCell(row.category), count(row.tickets)]),
    },
  ];
}

function waits({ waits: { weeks, total } }: MonthReport): ReportTable {
  const row = (name: ReportCell, figures: MonthReport['waits']['total']) => [
    name,
    count(figures.called),
    count(figures.inside),
    minutes(figures.promisedMedianMinutes),
    minutes(figures.medianMinutes),
    minutes(figures.p90Minutes),
  ];
  return {
    id: 'waits',
    columns: ['week', 'called', 'inside', 'promised-median', 'real-median', 'real-p90'],
    rows: [
      ...weeks.map((week) => row(text(week.week), week)),
      row(words('report:whole-month'), total),
    ],
  };
}

function notToday({ waits }: MonthReport): ReportTable {
  const none = { told: 0, calledThatDay: 0 };
  const { perhaps, unlikely } = waits.notToday ?? { perhaps: none, unlikely: none };
  return {
    id: 'not-today',
    columns: ['told-today', 'told', 'called-that-day'],
    rows: Object.entries({ perhaps, unlikely }).map(([today, figures]) => [
      words(`report:not-today.${today}`),
      count(figures.told),
      count(figures.calledThatDay),
    ]),
  };
}

function outcomes(report: MonthReport): readonly ReportTable[] {
  const { firstVisit, selfHelp } = report;
  const named = (table: string, figures: Readonly<Record<string, number>>) =>
    Object.entries(figures).map(([key, value]) => [words(`report:${table}.${key}`), count(value)]);
  return [
    {
      id: 'first-visit',
      columns: ['outcome', 'tickets'],
      rows: named('first-visit', {
        closed: firstVisit.closed,
        fixed: firstVisit.fixed,
        'reopened-soon': firstVisit.reopenedSoon,
        'came-back': firstVisit.cameBack,
        'too-early': firstVisit.tooEarly,
        'reopened-ever': firstVisit.reopenedEver,
      }),
    },
    {
      id: 'self-help',
      columns: ['outcome', 'tickets'],
      rows: named('self-help', {
        shown: selfHelp.shown,
        helped: selfHelp.helped,
        held: selfHelp.held,
        'came-back': selfHelp.cameBack,
        'too-early': selfHelp.tooEarly,
      }),
    },
    {
      id: 'models',
      columns: ['model', 'repeats', 'tickets', 'reopened'],
      rows: report.models.map((model) => [
        text(model.name),
        count(model.repeats),
        count(model.tickets),
        count(model.reopened),
      ]),
    },
    {
      id: 'findings',
      columns: ['finding', 'tickets'],
      rows: report.findings.map(({ code, tickets }) => [
        words(`findings:${code}.a2`, code.replaceAll('-', ' ')),
        count(tickets),
      ]),
    },
    {
      id: 'closing-codes',
      columns: ['closing-code', 'tickets'],
      rows: report.closingCodes.map(({ code, tickets }) => [
        words(`report:closing-code.${code}`),
        count(tickets),
      ]),
    },
    {
      id: 'agreements',
      columns: [
        'type',
        'measured',
        'met',
        'breached',
        'running',
        'response-breached',
        'resolution-breached',
      ],
      rows: report.agreements.map((row) => [
        words(`words:report-type.${row.type}`),
        count(row.measured),
        count(row.met),
        count(row.breached),
        count(row.running),
        count(row.responseBreached),
        count(row.resolutionBreached),
      ]),
    },
    {
      id: 'feedback',
      columns: ['answer', 'answers'],
      rows: named('solved', report.feedback.solved),
    },
    {
      id: 'time-lost',
      columns: ['answer', 'answers'],
      rows: named('time-lost', report.feedback.timeLost),
    },
  ];
}

/** Whom somebody should ask what is still wrong. */
function unsolved({ unsolved: tickets }: MonthReport): ReportTable {
  return {
    id: 'unsolved',
    columns: ['ticket', 'day', 'answer', 'time-lost', 'resolved-by'],
    rows: (tickets ?? []).map(({ day, solved, timeLost, resolvedBy, ...ticket }) => [
      { is: 'ticket', ticket },
      { is: 'day', day },
      words(`report:solved.${solved}`),
      words(`report:time-lost.${timeLost}`),
      text(resolvedBy ?? '–'),
    ]),
  };
}

function work({ work: { people, categories } }: MonthReport): readonly ReportTable[] {
  return [
    {
      id: 'work-people',
      columns: ['person', 'minutes', 'entries'],
      rows: people.map((person) => [
        text(person.name),
        minutes(person.minutes),
        count(person.entries),
      ]),
    },
    {
      id: 'work-categories',
      columns: ['category', 'minutes'],
      rows: categories.map((row) => [categoryCell(row.category), minutes(row.minutes)]),
    },
  ];
}

function categoryCell(category: string | null): ReportCell {
  return category === null
    ? words('report:no-category')
    : words(`words:category.${category}`, category.replaceAll('-', ' '));
}
