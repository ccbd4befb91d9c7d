import type { Locale } from '../../shared/domain/locale.ts';
import type { SpanReport } from '../../shared/domain/span-report.ts';
import { notedTables } from '../../shared/domain/report-table.ts';
import { reportTables } from '../../shared/domain/report-tables.ts';
import { cellWords, isRunning, spanWords } from '../../shared/domain/report-words.ts';
import { type PdfBlock, taggedPdf } from '../export/tagged-pdf.ts';
import { momentWords } from '../words/day-words.ts';
import type { DeskWords } from '../words/desk-words.ts';

/** A report as a paper: every table under its heading. */
export function drawReport(
  report: SpanReport,
  site: string,
  locale: Locale,
  say: DeskWords,
): Promise<Uint8Array> {
  const title = say('report:title', { span: spanWords(report, say, locale) });
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
    paragraph(say('report:compared', { span: spanWords(report.before, say, locale) })),
    ...(isRunning(report) ? [paragraph(say('report:running'))] : []),
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
