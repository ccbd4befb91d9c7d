import type { MainFigures, SpanReport } from './span-report.ts';

/** From what the main figures are taken. */
export type Summed = Pick<
  SpanReport,
  | 'tickets'
  | 'waits'
  | 'firstVisit'
  | 'selfHelp'
  | 'agreements'
  | 'feedback'
  | 'arguments'
  | 'skippedSteps'
  | 'work'
>;

/**
 * The figures that a span is judged by. Shares are in percent, and null when there is nothing to take a share of:
 * what is too early to judge, and clocks that still run, are left out of theirs.
 */
export function mainFigures(report: Summed): MainFigures {
  const { waits, firstVisit, selfHelp, feedback } = report;
  const sum = (key: 'met' | 'breached') =>
    report.agreements.reduce((total, row) => total + row[key], 0);
  return {
    tickets: report.tickets,
    inside: percentOf(waits.total.inside, waits.total.called),
    wait: waits.total.medianMinutes,
    firstVisit: percentOf(firstVisit.fixed, firstVisit.closed - firstVisit.tooEarly),
    reopened: percentOf(firstVisit.reopenedEver, firstVisit.closed),
    selfHelp: percentOf(selfHelp.held, selfHelp.helped - selfHelp.tooEarly),
    agreements: percentOf(sum('met'), sum('met') + sum('breached')),
    solved: percentOf(feedback.solved.yes, feedback.given),
    argument: percentOf(report.arguments.withArgument, report.arguments.tickets),
    skipped: report.skippedSteps,
    work: report.work.minutes,
  };
}

/** To one decimal, downwards: 100 means all of them. */
function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((1000 * part) / whole) / 10;
}
