import { sql } from 'kysely';
import { type Assessment, assessmentSchema } from '../../shared/domain/priority.ts';
import type { ReportType } from '../../shared/domain/report-type.ts';
import { type TicketEvent, ticketEventSchema } from '../../shared/domain/ticket.ts';
import { type LaterProposal, ticketDocumentSchema } from '../ticket/stored-ticket.ts';
import { documentText } from './document-text.ts';
import type { DataExportTable } from './priority-tables.ts';
import { type Span, numbersOf } from './span-numbers.ts';
import { storedJson } from './stored-json.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** One ticket with how it was weighed and by whom. */
export interface WeighedTicket {
  readonly ticketId: string;
  readonly number: number;
  readonly visitCode: string;
  readonly arrivedAt: string;
  readonly reportType: ReportType;
  readonly category: string | null;
  readonly kioskName: string;
  /** The first; what was proposed after it stands beside it, oldest first. */
  readonly proposal: Assessment;
  readonly laterProposals: readonly LaterProposal[];
  readonly assessment: Assessment;
  /** Not while a proposal stands: since it was decided its visitor may have said that it got worse. */
  readonly isDecided: boolean;
  /** What staff decided, oldest first. */
  readonly decisions: readonly PriorityDecision[];
}

/** That somebody took a priority as it was, or changed it with a sentence. */
export interface PriorityDecision extends Pick<TicketEvent, 'kind' | 'at' | 'words' | 'details'> {
  readonly by: string;
}

const assessmentText = storedJson(assessmentSchema);
const laterText = storedJson(ticketDocumentSchema.shape.laterProposals);
const detailsText = storedJson(ticketEventSchema.shape.details);

/** Counts over the tickets that arrived in a span. */
export async function countWeighed(
  db: Db,
  kind: DeskDatabase['kind'],
  span: Span,
): Promise<{
  readonly tickets: number;
  readonly withArgument: number;
  readonly decided: number;
}> {
  const numbers = await numbersOf(db, span);
  if (numbers === null) return { tickets: 0, withArgument: 0, decided: 0 };
  const argued = sql<number>`sum(case when trim(coalesce(${documentText(kind, 'assessment', 'argument')}, '')) <> '' then 1 else 0 end)`;
  const row = await db
    .selectFrom('ticket')
    .select((eb) => [
      eb.fn.countAll<number | string>().as('tickets'),
      argued.as('argued'),
      eb.fn.sum<number | string | null>('priority_accepted').as('decided'),
    ])
    .where('number', '>=', numbers.first)
    .where('number', '<=', numbers.last)
    .where('arrived_at', '>=', span.from)
    .where('arrived_at', '<', span.before)
    .executeTakeFirstOrThrow();
  return {
    tickets: Number(row.tickets),
    withArgument: Number(row.argued),
    decided: Number(row.decided),
  };
}

/** A page of the tickets that arrived in a span, by number; the last one is that of the span. */
export async function weighedAfter(
  db: Db,
  kind: DeskDatabase['kind'],
  { from, before }: Span,
  { after, last }: { readonly after: number; readonly last: number },
  limit: number,
): Promise<readonly WeighedTicket[]> {
  const rows = await db
    .selectFrom('ticket')
    .select([
      'ticket_id',
      'number',
      'visit_code',
      'arrived_at',
      'report_type',
      'category',
      'priority_accepted',
      documentText(kind, 'proposal').as('proposal'),
      documentText(kind, 'laterProposals').as('later_proposals'),
      documentText(kind, 'assessment').as('assessment'),
      documentText(kind, 'kioskName').as('kiosk_name'),
    ])
    .where('number', '>', after)
    .where('number', '<=', last)
    .where('arrived_at', '>=', from)
    .where('arrived_at', '<', before)
    .orderBy('number')
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const decisions = await decisionsOf(
    db,
    rows.map((row) => row.ticket_id),
  );
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    number: row.number,
    visitCode: row.visit_code,
    arrivedAt: row.arrived_at,
    reportType: row.report_type,
    category: row.category,
    kioskName: String(row.kiosk_name),
    proposal: assessmentText.parse(row.proposal),
    laterProposals: laterText.parse(row.later_proposals ?? '[]'),
    assessment: assessmentText.parse(row.assessment),
    isDecided: row.priority_accepted === 1,
    decisions: decisions.get(row.ticket_id) ?? [],
  }));
}

async function decisionsOf(
  db: Db,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PriorityDecision[]>> {
  const rows = await db
    .selectFrom('event')
    .select(['ticket_id', 'kind', 'at', 'actor', 'words', 'details'])
    .where('ticket_id', 'in', [...ticketIds])
    .where('kind', 'in', ['ticket.priority-accepted', 'ticket.priority-changed'])
    .orderBy('event_id')
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.ticket_id)].map(([ticketId, of]) => [
      ticketId,
      of.map(({ kind, at, actor, words, details }) => ({
        ...{ kind, at, words, by: actor },
        details: detailsText.parse(details),
      })),
    ]),
  );
}

/** Who takes what with him; written before the first line leaves. */
export async function recordExport(db: Db, taken: DataExportTable): Promise<void> {
  await db.insertInto('data_export').values(taken).execute();
}

/** The latest exports, newest first. */
export async function latestExports(db: Db, limit: number): Promise<readonly DataExportTable[]> {
  return db.selectFrom('data_export').selectAll().orderBy('at', 'desc').limit(limit).execute();
}
