import type { MonthReport } from './month-report.ts';

/** The shares that a month is judged by, in percent; null when there is nothing to take a share of. */
export interface MonthPercents {
  readonly inside: number | null;
  readonly firstVisit: number | null;
  readonly reopened: number | null;
  readonly selfHelp: number | null;
  readonly agreements: number | null;
  readonly solved: number | null;
  readonly argument: number | null;
}

/** What is too early to judge, and clocks that still run, are left out of their share. */
export function monthPercents(report: MonthReport): MonthPercents {
  const { waits, firstVisit, selfHelp, feedback } = report;
  const sum = (key: 'met' | 'breached') =>
    report.agreements.reduce((total, row) => total + row[key], 0);
  return {
    inside: percentOf(waits.total.inside, waits.total.called),
    firstVisit: percentOf(firstVisit.fixed, firstVisit.closed - firstVisit.tooEarly),
    reopened: percentOf(firstVisit.reopenedEver, firstVisit.closed),
    selfHelp: percentOf(selfHelp.held, selfHelp.helped - selfHelp.tooEarly),
    agreements: percentOf(sum('met'), sum('met') + sum('breached')),
    solved: percentOf(feedback.solved.yes, feedback.given),
    argument: percentOf(report.arguments.withArgument, report.arguments.tickets),
  };
}

/** To one decimal, downwards: 100 means all of them. */
function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((1000 * part) / whole) / 10;
}
