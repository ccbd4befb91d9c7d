import type { Locale } from '../../shared/domain/locale.ts';
import type { MonthReport } from '../../shared/domain/month-report.ts';
import { notedTables, reportTables } from '../../shared/domain/report-tables.ts';
import { cellWords, monthWords } from '../../shared/domain/report-words.ts';
import { type PdfBlock, taggedPdf } from '../export/tagged-pdf.ts';
import { momentWords } from '../words/day-words.ts';
import type { DeskWords } from '../words/desk-words.ts';

/** A report as a paper: every table under its heading. */
export function drawReport(
  report: MonthReport,
  site: string,
  locale: Locale,
  say: DeskWords,
): Promise<Uint8Array> {
  const title = say('report:title', { month: monthWords(report.month, locale) });
  const moment = momentWords(report.madeAt, locale, report.timeZone);
  const paragraph = (text: string): PdfBlock => ({ is: 'P', text });
  return taggedPdf(title, locale, [
    { is: 'H1', text: title },
    paragraph(say('report:site', { site })),
    paragraph(say('report:made', { moment, zone: report.timeZone })),
    ...(report.site === undefined
      ? []
      : [paragraph(say('report:only-site', { site: report.site.name }))]),
    ...(report.queue === null
      ? []
      : [paragraph(say('report:only-queue', { queue: say(`words:queue.${report.queue}`) }))]),
    paragraph(say('report:about')),
    ...reportTables(report).flatMap(({ id, columns, rows }): readonly PdfBlock[] => [
      { is: 'H2', text: say(`report:table.${id}`) },
      ...(notedTables.has(id) ? [paragraph(say(`report:note.${id}`))] : []),
      rows.length === 0
        ? paragraph(say('report:nothing'))
        : {
            is: 'table',
            rows: [
              columns.map((column) => say(`report:column.${column}`)),
              ...rows.map((row) => row.map((cell) => cellWords(cell, say, locale))),
            ],
          },
    ]),
  ]);
}
