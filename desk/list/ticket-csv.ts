import type { FastifyInstance } from 'fastify';
import { uuidSchema } from '../../shared/base/identifier.ts';
import { type CsvValue, byteOrderMark, csvLine } from '../../shared/domain/csv-line.ts';
import { ticketQuestionSchema } from '../../shared/contract/search-routes.ts';
import { fault } from '../../shared/base/fault.ts';
import { noteExport } from '../audit/note-export.ts';
import type { DeskContext } from '../desk-context.ts';
import { sendCsv } from '../export/send-csv.ts';
import { admitStaff, callerOf } from '../http/access.ts';
import { sendProblem } from '../http/problem.ts';
import { type TicketQuestion, findTickets } from '../search/find-tickets.ts';
import { questionOf } from '../search/search-handlers.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { listSites } from '../store/site-store.ts';
import { ticketsById } from '../store/ticket-store.ts';
import { type Site, siteIdOf } from '../../shared/domain/site.ts';

/** The columns, by the names of the interface; codes, not words, so that a program can read them. */
const columns: Readonly<Record<string, (ticket: StoredTicket) => CsvValue>> = {
  number: ({ item }) => item.number,
  visitCode: ({ item }) => item.visitCode,
  arrivedAt: ({ item }) => item.arrivedAt,
  status: ({ item }) => item.status,
  reportType: ({ item }) => item.reportType,
  queue: ({ item }) => item.queue,
  category: ({ item }) => item.category,
  visitorName: ({ item }) => item.visitorName,
  deviceKind: ({ item }) => item.deviceKind,
  deviceName: ({ item }) => item.deviceName,
  worstFinding: ({ item }) => item.worstFinding?.code ?? null,
  priority: ({ item }) => item.priority,
  priorityAccepted: ({ item }) => item.priorityAccepted,
  impact: ({ document }) => document.assessment.impact,
  urgency: ({ document }) => document.assessment.urgency,
  argument: ({ document }) => document.assessment.argument,
  assignee: ({ item }) => item.assignee?.name ?? null,
  startedAt: ({ startedAt }) => startedAt,
  resolvedAt: ({ resolvedAt }) => resolvedAt,
  closedAt: ({ closedAt }) => closedAt,
  words: ({ document }) => document.reason?.words ?? null,
  cause: ({ document }) => document.resolution?.cause ?? null,
  solution: ({ document }) => document.resolution?.solution ?? null,
  closingCode: ({ document }) => document.resolution?.closingCode ?? null,
};

/** The last column of a desk with more than one site; a site that is closed counts too. */
function siteColumnOf(sites: readonly Site[]): typeof columns {
  const names = new Map(sites.map(({ siteId, name }) => [siteId, name]));
  return names.size < 2 ? {} : { site: ({ item }) => names.get(siteIdOf(item)) ?? null };
}

/** Tickets read and written at once; the rest waits until the reader has taken these. */
const atOnce = 100;

/**
 * The parameters of the search, and the site whose list it is: what waits elsewhere is left out; what one has
 * oneself, and what was resolved at a site that is closed, is not, as in that list.
 */
const csvQuestionSchema = ticketQuestionSchema.extend({ site: uuidSchema.optional() });

/** `/v1/tickets.csv`: what `/v1/tickets` finds, whole, newest first, written as it is read. */
export function registerTicketCsv(app: FastifyInstance, context: DeskContext): void {
  app.get('/v1/tickets.csv', {
    schema: {
      summary:
        'All tickets that a search finds, as CSV; the parameters are those of the search, and the site of a list.',
      produces: ['text/csv'],
      querystring: csvQuestionSchema,
      tags: ['ticket'],
      security: [{ session: [] }],
    },
    handler: async (request, reply) => {
      const caller = await callerOf(context, request);
      if (!caller.ok) return sendProblem(reply, caller.fault);
      const staff = admitStaff('staff', 'ticket.csv', caller.value);
      if (!staff.ok) return sendProblem(reply, staff.fault);
      const query = csvQuestionSchema.safeParse(request.query);
      if (!query.success) return sendProblem(reply, fault('input/invalid', 'Not a search'));
      const { site, ...asked } = query.data;
      const question = questionOf(context, staff.value.session, asked);
      await noteExport(context, staff.value.session, 'tickets.csv');
      return sendCsv(reply, 'balie.csv', linesOf(context, question, site));
    },
  });
}

async function* linesOf(
  context: DeskContext,
  question: Omit<TicketQuestion, 'order' | 'before' | 'limit'>,
  site: string | undefined,
): AsyncGenerator<string> {
  const sites = await listSites(context.database.read, context.settings.siteName);
  const isListed = ({ item }: StoredTicket) =>
    site === undefined ||
    siteIdOf(item) === site ||
    sites.some(({ siteId, active }) => !active && siteId === siteIdOf(item)) ||
    item.assignee?.accountId === question.onlooker.accountId;
  const written = { ...columns, ...siteColumnOf(sites) };
  yield byteOrderMark + csvLine(Object.keys(written));
  let before: number | null = null;
  do {
    const found = await findTickets(context.database, {
      ...question,
      order: 'newest',
      before,
      limit: atOnce,
    });
    const ids = found.items.map((item) => item.ticketId);
    const tickets = await ticketsById(context.database.read, ids, question.queues);
    yield tickets
      .filter(isListed)
      .map((ticket) => csvLine(Object.values(written).map((column) => column(ticket))))
      .join('');
    before = found.next;
  } while (before !== null);
}
