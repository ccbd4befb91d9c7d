import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import { monthQuestionSchema } from '../../shared/contract/report-routes.ts';
import { localeSchema } from '../../shared/domain/locale.ts';
import type { MonthReport } from '../../shared/domain/month-report.ts';
import {
  type ReportTableId,
  reportTableIds,
  reportTables,
} from '../../shared/domain/report-tables.ts';
import { shortNameOf } from '../../shared/domain/site.ts';
import type { DeskContext } from '../desk-context.ts';
import { admitStaff, callerOf } from '../http/access.ts';
import { sendProblem } from '../http/problem.ts';
import { deskWords } from '../words/desk-words.ts';
import { drawReport } from './draw-report.ts';
import { monthReport } from './month-report.ts';
import { reportCsv } from './report-csv.ts';

const paperSchema = monthQuestionSchema.extend({ locale: localeSchema.default('nl') });
const fileSchema = paperSchema.extend({
  /** One table; all of them when it is left out. */
  table: z.enum(reportTableIds).optional(),
});

/** The report of a month as files; beside the contract because they are no JSON. */
export function registerReportFiles(app: FastifyInstance, context: DeskContext): void {
  app.get<{ Querystring: z.output<typeof paperSchema> }>('/v1/reports/month.pdf', {
    schema: {
      summary: 'The report of a month as a tagged PDF.',
      produces: ['application/pdf'],
      querystring: paperSchema,
      tags: ['report'],
      security: [{ session: [] }],
    },
    handler: async (request, reply) => {
      const { locale, ...question } = request.query;
      const report = await reportFor(context, request, question);
      if (!report.ok) return sendProblem(reply, report.fault);
      const { siteName } = context.settings;
      const paper = await drawReport(report.value, siteName, locale, deskWords(locale));
      return asFile(reply, `${nameOf(report.value)}.pdf`)
        .type('application/pdf')
        .send(paper);
    },
  });
  app.get<{ Querystring: z.output<typeof fileSchema> }>('/v1/reports/month.csv', {
    schema: {
      summary: 'The tables of the report of a month, or one of them, as CSV.',
      produces: ['text/csv'],
      querystring: fileSchema,
      tags: ['report'],
      security: [{ session: [] }],
    },
    handler: async (request, reply) => {
      const { locale, table, ...question } = request.query;
      const report = await reportFor(context, request, question);
      if (!report.ok) return sendProblem(reply, report.fault);
      const tables = reportTables(report.value).filter(
        ({ id }) => table === undefined || id === table,
      );
      return asFile(reply, `${nameOf(report.value, table)}.csv`)
        .type('text/csv; charset=utf-8')
        .send(reportCsv(tables, locale, deskWords(locale)));
    },
  });
}

async function reportFor(
  context: DeskContext,
  request: FastifyRequest,
  question: z.output<typeof monthQuestionSchema>,
): Promise<Result<MonthReport, Fault>> {
  const caller = await callerOf(context, request);
  const lead = caller.ok ? admitStaff('lead', 'report', caller.value) : caller;
  if (!lead.ok) return lead;
  return monthReport(context, lead.value.session.role, question);
}

/** Says which site, queue and table it is: a CSV holds nothing but figures. */
function nameOf({ month, site, queue }: MonthReport, table?: ReportTableId): string {
  // A header holds Latin letters only.
  const siteName = site && shortNameOf(site.name).replace(/[^a-z0-9-]/gu, '');
  return ['balie', month, siteName, queue, table].filter((part) => (part ?? '') !== '').join('-');
}

function asFile(reply: FastifyReply, name: string): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store');
}
