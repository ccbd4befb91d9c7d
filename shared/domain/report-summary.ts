import { mainFigures } from './main-figures.ts';
import { type FigureUnit, type ReportCell, type ReportTable, words } from './report-table.ts';
import type { MainFigures, SpanReport } from './span-report.ts';

/** The main figures beside those of the span before. */
export function summaryTable(report: SpanReport): ReportTable {
  const now = mainFigures(report);
  const { figures: before } = report.before;
  const row = (key: string, figure: keyof MainFigures, unit: FigureUnit): ReportCell[] => [
    words(`report:summary.${key}`),
    { is: 'figure', value: now[figure], unit },
    { is: 'figure', value: before[figure], unit },
    { is: 'change', value: changeOf(now[figure], before[figure]), unit },
  ];
  return {
    id: 'summary',
    columns: ['figure', 'value', 'before', 'change'],
    rows: [
      row('tickets', 'tickets', 'count'),
      row('wait', 'wait', 'minutes'),
      row('inside', 'inside', 'percent'),
      row('first-visit', 'firstVisit', 'percent'),
      row('reopened', 'reopened', 'percent'),
      row('self-help', 'selfHelp', 'percent'),
      row('agreements', 'agreements', 'percent'),
      row('solved', 'solved', 'percent'),
      row('argument', 'argument', 'percent'),
      row('skipped', 'skipped', 'count'),
      row('work', 'work', 'minutes'),
    ],
  };
}

/** To one decimal; null where one of them is not known. */
function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : Math.round(10 * (now - before)) / 10;
}
