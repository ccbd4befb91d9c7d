import type { KnowledgeCandidate } from '../../shared/contract/report-type-routes.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import type { Db } from './tables.ts';
import { ticketOfRow } from './ticket-row.ts';

/** Marks a ticket as one whose answer belongs in the knowledge base; the latest mark stands. */
export async function markKnowledgeCandidate(
  db: Db,
  { item }: StoredTicket,
  mark: { readonly at: string; readonly by: string },
): Promise<void> {
  const marked = { marked_at: mark.at, marked_by: mark.by };
  await db
    .insertInto('knowledge_candidate')
    .values({ ticket_id: item.ticketId, number: item.number, ...marked })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(marked))
    .execute();
}

/** The answer was not the right one: it teaches nothing. */
export async function dropKnowledgeCandidate(db: Db, ticketId: string): Promise<void> {
  await db.deleteFrom('knowledge_candidate').where('ticket_id', '=', ticketId).execute();
}

/** The candidates among the tickets of these queues, newest ticket first. */
export async function knowledgeCandidates(
  db: Db,
  which: {
    readonly queues: readonly WorkQueue[];
    /** Only numbers below this one. */
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<KnowledgeCandidate[]> {
  let query = db
    .selectFrom('knowledge_candidate')
    .innerJoin('ticket', 'ticket.ticket_id', 'knowledge_candidate.ticket_id')
    .selectAll('ticket')
    .select(['knowledge_candidate.marked_at', 'knowledge_candidate.marked_by'])
    .where('ticket.queue', 'in', [...which.queues])
    .orderBy('knowledge_candidate.number', 'desc')
    .limit(which.limit);
  if (which.before !== null) query = query.where('knowledge_candidate.number', '<', which.before);
  return (await query.execute()).map(({ marked_at: markedAt, marked_by: markedBy, ...row }) => {
    const { item, document } = ticketOfRow(row);
    return {
      ticketId: item.ticketId,
      number: item.number,
      category: document.reason?.category ?? null,
      question: document.reason?.words ?? '',
      answer: document.resolution?.solution ?? '',
      markedAt,
      markedBy,
    };
  });
}
