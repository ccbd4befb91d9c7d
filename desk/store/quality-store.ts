import { z } from 'zod';
import {
  criterionSchema,
  type Drawable,
  type ReviewWords,
  type Sample,
  verdictSchema,
} from '../../shared/domain/management/quality-sample.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { Span } from './span-numbers.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const verdictsText = storedJson(z.record(criterionSchema, verdictSchema));
/** A sample is drawn from so many tickets at most, the newest. */
const mostDrawable = 5_000;

/** A ticket that may be drawn, with who solved it. */
export interface ClosedTicket extends Drawable {
  readonly handledBy: string;
}

/** The tickets that were closed in a span and have somebody who solved them. */
export async function closedTickets(
  db: Db,
  { from, before }: Span,
  queues: readonly WorkQueue[],
): Promise<readonly ClosedTicket[]> {
  const rows = await db
    .selectFrom('event')
    .innerJoin('ticket', 'ticket.ticket_id', 'event.ticket_id')
    .select(['ticket.ticket_id', 'ticket.assignee_id', 'ticket.assignee_name'])
    .groupBy(['ticket.ticket_id', 'ticket.assignee_id', 'ticket.assignee_name'])
    .where('event.kind', '=', 'ticket.closed')
    .where('event.at', '>=', from)
    .where('event.at', '<', before)
    .where('ticket.status', '=', 'closed')
    .where('ticket.queue', 'in', [...queues])
    .where('ticket.assignee_id', 'is not', null)
    .orderBy(({ fn }) => fn.max('event.at'), 'desc')
    .limit(mostDrawable)
    .execute();
  return rows.flatMap((row) =>
    row.assignee_id === null
      ? []
      : [
          {
            ticketId: row.ticket_id,
            handledById: row.assignee_id,
            handledBy: row.assignee_name ?? '',
          },
        ],
  );
}

/** Keeps a sample with its tickets, none of them read yet. */
export async function insertSample(
  db: Db,
  sample: Omit<Sample, 'tickets'>,
  tickets: readonly ClosedTicket[],
): Promise<void> {
  await db
    .insertInto('quality_sample')
    .values({
      sample_id: sample.sampleId,
      from_on: sample.from,
      until_on: sample.until,
      drawn_at: sample.drawnAt,
      drawn_by: sample.drawnBy,
    })
    .execute();
  const rows = tickets.map(({ ticketId, handledBy, handledById }, place) => ({
    sample_id: sample.sampleId,
    ticket_id: ticketId,
    place,
    handled_by: handledBy,
    handled_by_id: handledById,
    verdicts: null,
    remark: '',
    reviewed_by: null,
    reviewed_at: null,
  }));
  await db.insertInto('quality_review').values(rows).execute();
}

/** Who solved a ticket of a sample; null when it is not in it. */
export async function handlerOf(
  db: Db,
  sampleId: string,
  ticketId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('quality_review')
    .select('handled_by_id')
    .where('sample_id', '=', sampleId)
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return row?.handled_by_id ?? null;
}

/** Writes what somebody thinks of a ticket. */
export async function writeReview(
  db: Db,
  { sampleId, ticketId }: { readonly sampleId: string; readonly ticketId: string },
  review: ReviewWords & { readonly by: string; readonly at: string },
): Promise<void> {
  await db
    .updateTable('quality_review')
    .set({
      verdicts: JSON.stringify(review.verdicts),
      remark: review.remark,
      reviewed_by: review.by,
      reviewed_at: review.at,
    })
    .where('sample_id', '=', sampleId)
    .where('ticket_id', '=', ticketId)
    .execute();
}

/** Samples with an id before this one, newest first, or the one with that very id. */
export async function listSamples(
  db: Db,
  page: { readonly before: string | null; readonly limit: number } | { readonly only: string },
  queues: readonly WorkQueue[],
): Promise<readonly Sample[]> {
  let query = db.selectFrom('quality_sample').selectAll().orderBy('sample_id', 'desc');
  if ('only' in page) query = query.where('sample_id', '=', page.only);
  else {
    query = query.limit(page.limit);
    if (page.before !== null) query = query.where('sample_id', '<', page.before);
  }
  const samples = await query.execute();
  if (samples.length === 0) return [];
  const reviews = await db
    .selectFrom('quality_review')
    .innerJoin('ticket', 'ticket.ticket_id', 'quality_review.ticket_id')
    .selectAll('quality_review')
    .select(['ticket.number', 'ticket.visit_code'])
    .where(
      'sample_id',
      'in',
      samples.map((sample) => sample.sample_id),
    )
    .where('ticket.queue', 'in', [...queues])
    .orderBy('place')
    .execute();
  return samples.map((sample) => ({
    sampleId: sample.sample_id,
    from: sample.from_on,
    until: sample.until_on,
    drawnAt: sample.drawn_at,
    drawnBy: sample.drawn_by,
    tickets: reviews
      .filter((review) => review.sample_id === sample.sample_id)
      .map((review) => ({
        ticketId: review.ticket_id,
        number: review.number,
        visitCode: review.visit_code,
        handledBy: review.handled_by,
        review:
          review.verdicts === null
            ? null
            : { verdicts: verdictsText.parse(review.verdicts), remark: review.remark },
        reviewedBy: review.reviewed_by,
      })),
  }));
}
