/** What opens a formula in Excel, LibreOffice and Google Sheets (OWASP, CSV injection). */
const opensFormula = /^[=+\-@\t\r]/u;
const needsQuotes = /[",\r\n]/u;

/**
 * One line of CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before
 * it, which spreadsheets show as plain text; a number is written as it is.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** Byte order mark: without it Excel reads UTF-8 as something else. */
export const byteOrderMark = '\uFEFF';

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = opensFormula.test(value) ? `'${value}` : value;
  return needsQuotes.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
