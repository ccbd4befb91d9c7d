import { sumOf } from './feedback-groups.ts';
import {
  type ReportCell,
  type ReportTable,
  type ReportTableId,
  categoryCell,
  count,
  text,
  words,
} from './report-table.ts';
import type { SpanReport } from './span-report.ts';

type Row = readonly [name: ReportCell, solved: Parameters<typeof sumOf>[0]];

/** Whether it was solved, by what it was about and who resolved it. */
export function feedbackTables({ feedbackBy }: SpanReport): readonly ReportTable[] {
  const { categories = [], queues = [], models = [], people = [] } = feedbackBy ?? {};
  return [
    table(
      'feedback-categories',
      'category',
      categories.map((row) => [categoryCell(row.category), row.solved]),
    ),
    table(
      'feedback-queues',
      'queue',
      queues.map((row) => [words(`words:queue.${row.queue}`), row.solved]),
    ),
    table(
      'feedback-models',
      'model',
      models.map((row) => [text(row.name), row.solved]),
    ),
    table(
      'feedback-people',
      'person',
      people.map((row) => [text(row.name), row.solved]),
    ),
  ];
}

function table(id: ReportTableId, first: string, rows: readonly Row[]): ReportTable {
  return {
    id,
    columns: [first, 'answers', 'solved-yes', 'solved-partly', 'solved-no'],
    rows: rows.map(([name, solved]) => [
      name,
      count(sumOf(solved)),
      count(solved.yes),
      count(solved.partly),
      count(solved.no),
    ]),
  };
}
