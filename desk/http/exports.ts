import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { timestamp } from '../../shared/base/clock.ts';
import { type PriorityExport, daySpanSchema } from '../../shared/contract/priority-routes.ts';
import { type AuditFilter, auditFilterSchema } from '../../shared/domain/audit.ts';
import { auditCsv } from '../audit/audit-csv.ts';
import { auditQuestion } from '../audit/audit-question.ts';
import { addExportLine, askedDetails, noteExport } from '../audit/note-export.ts';
import type { DeskContext } from '../desk-context.ts';
import { sendCsv } from '../export/send-csv.ts';
import { priorityCsv } from '../export/priority-csv.ts';
import { priorityDecisionsCsv } from '../export/priority-decisions-csv.ts';
import { spanOf } from '../priority/day-span.ts';
import { recordExport } from '../store/priority-report-store.ts';
import { admitStaff, callerOf } from './access.ts';
import { sendProblem } from './problem.ts';

/** What leads and admins take with them as a file; each time is recorded before the first line leaves. */
export function registerExports(app: FastifyInstance, context: DeskContext): void {
  registerPriorityExport(app, context, {
    file: 'priority',
    summary: 'Impact, urgency, argument and who, of every ticket that arrived in a span of days.',
    csv: priorityCsv,
  });
  registerPriorityExport(app, context, {
    file: 'priority-decisions',
    summary: 'The proposal and each decision on the priority of every ticket of a span of days.',
    csv: priorityDecisionsCsv,
  });
  app.get<{ Querystring: AuditFilter }>('/v1/exports/audit.csv', {
    schema: {
      summary: 'The lines of the audit trail that a filter finds, newest first, as CSV.',
      produces: ['text/csv'],
      querystring: auditFilterSchema,
      tags: ['export'],
      security: [{ session: [] }],
    },
    handler: async (request, reply) => {
      const caller = await callerOf(context, request);
      const admin = caller.ok ? admitStaff('admin', 'export', caller.value) : caller;
      if (!admin.ok) return sendProblem(reply, admin.fault);
      await noteExport(context, admin.value.session, 'audit.csv', askedDetails(request.query));
      const question = auditQuestion(context, request.query);
      return sendCsv(reply, 'balie-audit.csv', auditCsv(context.database.read, question));
    },
  });
}

/** One file about the priorities of a span of days, for leads. */
function registerPriorityExport(
  app: FastifyInstance,
  context: DeskContext,
  {
    file,
    summary,
    csv,
  }: {
    readonly file: PriorityExport;
    readonly summary: string;
    readonly csv: typeof priorityCsv;
  },
): void {
  app.get<{ Querystring: z.infer<typeof daySpanSchema> }>(`/v1/exports/${file}.csv`, {
    schema: {
      summary,
      produces: ['text/csv'],
      querystring: daySpanSchema,
      tags: ['export'],
      security: [{ session: [] }],
    },
    handler: async (request, reply) => {
      const caller = await callerOf(context, request);
      const lead = caller.ok ? admitStaff('lead', 'export', caller.value) : caller;
      if (!lead.ok) return sendProblem(reply, lead.fault);
      const { from, until } = request.query;
      const { name, accountId } = lead.value.session;
      await context.database.write(async (db) => {
        await recordExport(db, {
          export_id: context.newId(),
          kind: file,
          from_day: from,
          until_day: until,
          at: timestamp(context.clock),
          by_name: name,
          by_id: accountId,
        });
        await addExportLine(db, context, lead.value.session, `${file}.csv`, { from, until });
      });
      const span = spanOf({ from, until }, context.settings.timeZone);
      return sendCsv(reply, `${file}-${from}-${until}.csv`, csv(context.database, span));
    },
  });
}
