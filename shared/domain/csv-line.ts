/** What a field may be. */
export type CsvValue = string | number | boolean | null;

/**
 * One line of any CSV file that leaves the desk (RFC 4180, with the `;` that spreadsheets in Dutch expect). A text that a
 * spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection).
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(field).join(';')}\r\n`;
}

/** Byte order mark: without it Excel reads UTF-8 as something else. */
export const byteOrderMark = '\uFEFF';

function field(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[\s]*[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[";\r\n\t]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
