import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { workQuestionSchema } from '../../shared/contract/work-question.ts';
import { type Locale, localeSchema } from '../../shared/domain/locale.ts';
import { type WorkEntry, workWords } from '../../shared/domain/work-log.ts';
import { byteOrderMark, csvLine } from '../../shared/domain/csv-line.ts';
import { noteExport } from '../audit/note-export.ts';
import type { DeskContext } from '../desk-context.ts';
import { sendCsv } from '../export/send-csv.ts';
import { admitStaff, callerOf } from '../http/access.ts';
import { sendProblem } from '../http/problem.ts';
import { type WorkQuestion, workOf } from '../store/work-store.ts';
import { partOf } from './work-handlers.ts';

/** Entries read at once: so much of the log is in memory, however long it is. */
const atOnce = 200;

/** The columns, by the names of the interface; codes, so that a program can read them; words are what was done. */
const columns: Readonly<
  Record<string, (entry: WorkEntry, locale: Locale) => string | number | null>
> = {
  at: ({ at }) => at,
  by: ({ by }) => by,
  minutes: ({ minutes }) => minutes,
  words: workWords,
  source: ({ source }) => source,
  ticket: ({ ticket }) => ticket.number,
  visitCode: ({ ticket }) => ticket.visitCode,
  reportType: ({ ticket }) => ticket.reportType,
  visitorName: ({ ticket }) => ticket.visitorName,
  deviceName: ({ ticket }) => ticket.deviceName,
};

/** Which part, and in which language steps are said. */
const questionSchema = workQuestionSchema.extend({ locale: localeSchema.default('nl') });

/** `/v1/work.csv`: the part of the log that `/v1/work` gives, whole, written as it is read. */
export function registerWorkCsv(app: FastifyInstance, context: DeskContext): void {
  app.get<{ Querystring: z.output<typeof questionSchema> }>('/v1/work.csv', {
    schema: {
      summary: 'The work log of a span of days as CSV; a technician gets his own.',
      produces: ['text/csv'],
      querystring: questionSchema,
      tags: ['work'],
      security: [{ session: [] }],
    },
    handler: async (request, reply) => {
      const caller = await callerOf(context, request);
      const staff = caller.ok ? admitStaff('staff', 'work.csv', caller.value) : caller;
      if (!staff.ok) return sendProblem(reply, staff.fault);
      const { locale, ...asked } = request.query;
      const part = partOf(context, staff.value.session, asked);
      await noteExport(context, staff.value.session, 'work.csv');
      return sendCsv(reply, 'balie-work.csv', linesOf(context, part, locale));
    },
  });
}

async function* linesOf(
  { database }: DeskContext,
  part: Omit<WorkQuestion, 'limit'>,
  locale: Locale,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(Object.keys(columns));
  let before: WorkQuestion['before'];
  for (;;) {
    const entries: readonly WorkEntry[] = await workOf(database.read, {
      ...part,
      before,
      limit: atOnce,
    });
    yield entries
      .map((entry) => csvLine(Object.values(columns).map((column) => column(entry, locale))))
      .join('');
    const last = entries.at(-1);
    if (last === undefined || entries.length < atOnce) return;
    before = { at: last.at, entryId: last.entryId };
  }
}
