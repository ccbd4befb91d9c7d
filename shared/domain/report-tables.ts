import type { SpanReport } from './span-report.ts';
import {
  type ReportCell,
  type ReportTable,
  categoryCell,
  count,
  minutes,
  text,
  words,
} from './report-table.ts';
import { feedbackTables } from './report-feedback.ts';
import { weekOf } from './report-span.ts';
import { summaryTable } from './report-summary.ts';

/** Two months; a longer span is told by week. */
const mostDaysListed = 62;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A report as tables: what the page, the paper and the file show are these and nothing else. */
export function reportTables(report: SpanReport): readonly ReportTable[] {
  return [
    summaryTable(report),
    ...volumes(report),
    waits(report),
    notToday(report),
    ...outcomes(report),
    ...feedbackTables(report),
    unsolved(report),
    ...work(report),
  ];
}

function volumes(report: SpanReport): readonly ReportTable[] {
  const columns = (first: string) => [first, 'tickets'];
  return [
    arrivals(report),
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

function arrivals({ days }: SpanReport): ReportTable {
  if (days.length <= mostDaysListed) {
    const rows = days.map(({ day, tickets }) => [{ is: 'day', day } as const, count(tickets)]);
    return { id: 'days', columns: ['day', 'tickets'], rows };
  }
  const weeks = new Map<string, number>();
  for (const { day, tickets } of days) {
    weeks.set(weekOf(day), (weeks.get(weekOf(day)) ?? 0) + tickets);
  }
  const rows = [...weeks].map(([week, tickets]) => [text(week), count(tickets)]);
  return { id: 'weeks', columns: ['week', 'tickets'], rows };
}

function waits({ waits: { weeks, total } }: SpanReport): ReportTable {
  const row = (name: ReportCell, figures: SpanReport['waits']['total']) => [
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
      row(words('report:whole-span'), total),
    ],
  };
}

function notToday({ waits }: SpanReport): ReportTable {
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

function outcomes(report: SpanReport): readonly ReportTable[] {
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
function unsolved({ unsolved: tickets }: SpanReport): ReportTable {
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

function work({ work: { people, categories } }: SpanReport): readonly ReportTable[] {
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
