import { byteOrderMark, csvLine } from '../../../shared/domain/csv-line.ts';

/** A table of texts as a CSV file. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `${byteOrderMark}${rows.map(csvLine).join('')}`;
}
