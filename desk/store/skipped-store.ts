import { sql } from 'kysely';
import { z } from 'zod';
import type { ProcedureContent } from '../../shared/domain/procedure.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { contentText, endText } from './procedure-store.ts';
import type { Db } from './tables.ts';

/** A step left out or a procedure stopped. */
export interface SkippedRow {
  readonly at: string;
  readonly by: string;
  readonly ticketId: string;
  readonly visitCode: string;
  readonly content: ProcedureContent;
  readonly stepId: string | null;
  readonly reason: string;
}

const skippedRowSchema = z.object({
  at: z.string(),
  by: z.string(),
  ticket_id: z.string(),
  visit_code: z.string(),
  content: contentText,
  step_id: z.string().nullable(),
  words: z.string(),
});

/** What was left out before a moment, newest first, at most `limit`. */
export async function skippedBefore(
  db: Db,
  before: string,
  queues: readonly WorkQueue[],
  limit: number,
): Promise<SkippedRow[]> {
  const steps = db
    .selectFrom('procedure_step')
    .innerJoin('procedure_run', 'procedure_run.run_id', 'procedure_step.run_id')
    .innerJoin('ticket', 'ticket.ticket_id', 'procedure_run.ticket_id')
    .innerJoin('procedure', (join) =>
      join
        .onRef('procedure.procedure_id', '=', 'procedure_run.procedure_id')
        .onRef('procedure.version', '=', 'procedure_run.version'),
    )
    .select([
      'procedure_step.at as at',
      'procedure_step.by as by',
      'ticket.ticket_id as ticket_id',
      'ticket.visit_code as visit_code',
      'procedure.content as content',
      sql<string | null>`procedure_step.step_id`.as('step_id'),
      sql<string>`procedure_step.ended`.as('words'),
    ])
    // Literal, so that both databases see that the index fits.
    .where(sql<boolean>`procedure_step.outcome = 'skipped'`)
    .where('procedure_step.at', '<', before)
    .where('ticket.queue', 'in', queues)
    .orderBy('procedure_step.at', 'desc')
    .limit(limit);
  const runs = db
    .selectFrom('procedure_run')
    .innerJoin('ticket', 'ticket.ticket_id', 'procedure_run.ticket_id')
    .innerJoin('procedure', (join) =>
      join
        .onRef('procedure.procedure_id', '=', 'procedure_run.procedure_id')
        .onRef('procedure.version', '=', 'procedure_run.version'),
    )
    .select([
      sql<string>`procedure_run.stopped_at`.as('at'),
      sql<string>`procedure_run.stopped_by`.as('by'),
      'ticket.ticket_id as ticket_id',
      'ticket.visit_code as visit_code',
      'procedure.content as content',
      sql<string | null>`null`.as('step_id'),
      sql<string>`procedure_run.stopped_reason`.as('words'),
    ])
    .where('procedure_run.stopped_at', 'is not', null)
    .where('procedure_run.stopped_at', '<', before)
    .where('ticket.queue', 'in', queues)
    .orderBy('procedure_run.stopped_at', 'desc')
    .limit(limit);
  const rows = [...(await steps.execute()), ...(await runs.execute())].map((row) =>
    skippedRowSchema.parse(row),
  );
  return rows
    .toSorted((one, other) => other.at.localeCompare(one.at))
    .slice(0, limit)
    .map((row) => ({
      at: row.at,
      by: row.by,
      ticketId: row.ticket_id,
      visitCode: row.visit_code,
      content: row.content,
      stepId: row.step_id,
      reason: row.step_id === null ? row.words : reasonOf(row.words),
    }));
}

function reasonOf(ended: string): string {
  const end = endText.parse(ended);
  return end.outcome === 'skipped' ? end.reason : '';
}
