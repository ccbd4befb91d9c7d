import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import { monthQuestionSchema, spanQuestionSchema } from '../../shared/contract/report-questions.ts';
import { type Locale, localeSchema } from '../../shared/domain/locale.ts';
import { kindOf } from '../../shared/domain/report-span.ts';
import { type ReportTableId, reportTableIds } from '../../shared/domain/report-table.ts';
import { reportTables } from '../../shared/domain/report-tables.ts';
import { shortNameOf } from '../../shared/domain/site.ts';
import type { SpanReport } from '../../shared/domain/span-report.ts';
import { askedDetails, noteExport } from '../audit/note-export.ts';
import type { DeskContext } from '../desk-context.ts';
import { admitStaff, callerOf } from '../http/access.ts';
import { sendProblem } from '../http/problem.ts';
import { deskWords } from '../words/desk-words.ts';
import { drawReport } from './draw-report.ts';
import { reportCsv } from './report-csv.ts';
import { askedSpan, spanReport } from './span-report.ts';

const paperShape = { locale: localeSchema.default('nl') } as const;
const fileShape = {
  ...paperShape,
  /** One table; all of them when it is left out. */
  table: z.enum(reportTableIds).optional(),
} as const;
const addresses = { tags: ['report'], security: [{ session: [] }] };

type SpanQuestion = z.output<typeof spanQuestionSchema>;
type MonthQuestion = z.output<typeof monthQuestionSchema>;
type Paper<Question> = Question & { readonly locale: Locale };
type File<Question> = Paper<Question> & { readonly table?: ReportTableId | undefined };

/** The report of a span as files; beside the contract because they are no JSON. */
export function registerReportFiles(app: FastifyInstance, context: DeskContext): void {
  const sendPaper = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { locale, ...question }: Paper<SpanQuestion>,
  ) => {
    const report = await reportFor(context, request, 'report.pdf', question);
    if (!report.ok) return sendProblem(reply, report.fault);
    const { siteName } = context.settings;
    const paper = await drawReport(report.value, siteName, locale, deskWords(locale));
    return asFile(reply, `${nameOf(report.value)}.pdf`)
      .type('application/pdf')
      .send(paper);
  };
  const sendTables = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { locale, table, ...question }: File<SpanQuestion>,
  ) => {
    const report = await reportFor(context, request, 'report.csv', question, table);
    if (!report.ok) return sendProblem(reply, report.fault);
    const tables = reportTables(report.value).filter(
      ({ id }) => table === undefined || id === table,
    );
    return asFile(reply, `${nameOf(report.value, table)}.csv`)
      .type('text/csv; charset=utf-8')
      .send(reportCsv(tables, locale, deskWords(locale)));
  };
  app.get<{ Querystring: Paper<SpanQuestion> }>('/v1/reports/span.pdf', {
    schema: {
      ...addresses,
      summary: 'The report of a span of days as a tagged PDF.',
      produces: ['application/pdf'],
      querystring: spanQuestionSchema.safeExtend(paperShape),
    },
    handler: (request, reply) => sendPaper(request, reply, request.query),
  });
  app.get<{ Querystring: File<SpanQuestion> }>('/v1/reports/span.csv', {
    schema: {
      ...addresses,
      summary: 'The tables of the report of a span of days, or one of them, as CSV.',
      produces: ['text/csv'],
      querystring: spanQuestionSchema.safeExtend(fileShape),
    },
    handler: (request, reply) => sendTables(request, reply, request.query),
  });
  app.get<{ Querystring: Paper<MonthQuestion> }>('/v1/reports/month.pdf', {
    schema: {
      ...addresses,
      summary: 'The report of a month as a tagged PDF.',
      produces: ['application/pdf'],
      querystring: monthQuestionSchema.extend(paperShape),
    },
    handler: (request, reply) => {
      const { locale, ...question } = request.query;
      return sendPaper(request, reply, { ...askedSpan(question), locale });
    },
  });
  app.get<{ Querystring: File<MonthQuestion> }>('/v1/reports/month.csv', {
    schema: {
      ...addresses,
      summary: 'The tables of the report of a month, or one of them, as CSV.',
      produces: ['text/csv'],
      querystring: monthQuestionSchema.extend(fileShape),
    },
    handler: (request, reply) => {
      const { locale, table, ...question } = request.query;
      return sendTables(request, reply, { ...askedSpan(question), locale, table });
    },
  });
}

/** The report, of which it is written down that somebody takes it along. */
async function reportFor(
  context: DeskContext,
  request: FastifyRequest,
  file: string,
  question: SpanQuestion,
  table?: ReportTableId,
): Promise<Result<SpanReport, Fault>> {
  const caller = await callerOf(context, request);
  const lead = caller.ok ? admitStaff('lead', 'report', caller.value) : caller;
  if (!lead.ok) return lead;
  const { session } = lead.value;
  const report = await spanReport(context, session.role, question);
  if (!report.ok) return report;
  await noteExport(context, session, file, askedDetails({ ...question, table }));
  return report;
}

/** Says which days, site, queue and table it is: a CSV holds nothing but figures. */
function nameOf(report: SpanReport, table?: ReportTableId): string {
  const { from, until, site, queue } = report;
  const kind = kindOf(report);
  const days = { month: from.slice(0, 7), year: from.slice(0, 4) };
  const span = kind === 'month' || kind === 'year' ? days[kind] : `${from}-${until}`;
  // A header holds Latin letters only.
  const siteName = site && shortNameOf(site.name).replace(/[^a-z0-9-]/gu, '');
  return ['balie', span, siteName, queue, table].filter((part) => (part ?? '') !== '').join('-');
}

function asFile(reply: FastifyReply, name: string): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store');
}
