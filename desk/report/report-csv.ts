import type { Locale } from '../../shared/domain/locale.ts';
import type { ReportCell, ReportTable } from '../../shared/domain/report-table.ts';
import { cellWords } from '../../shared/domain/report-words.ts';
import { byteOrderMark, csvLine } from '../../shared/domain/csv-line.ts';
import type { DeskWords } from '../words/desk-words.ts';

/** Tables one under the other, each under its name and apart by an empty line; figures as numbers. */
export function reportCsv(tables: readonly ReportTable[], locale: Locale, say: DeskWords): string {
  return (
    byteOrderMark +
    tables
      .map(
        ({ id, columns, rows }) =>
          (tables.length === 1 ? '' : csvLine([say(`report:table.${id}`)])) +
          csvLine(columns.map((column) => say(`report:column.${column}`))) +
          rows.map((row) => csvLine(row.map((cell) => fieldOf(cell, locale, say)))).join(''),
      )
      .join('\r\n')
  );
}

function fieldOf(cell: ReportCell, locale: Locale, say: DeskWords): string | number | null {
  if (cell.is === 'figure' || cell.is === 'change') return cell.value;
  return cell.is === 'day' ? cell.day : cellWords(cell, say, locale);
}
