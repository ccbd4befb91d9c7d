import type { Finding } from '../../shared/domain/acceptance/finding.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { ticketDocumentSchema } from '../ticket/stored-ticket.ts';
import type { TestFindingTable } from './acceptance-tables.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const documentText = storedJson(ticketDocumentSchema);

/** Which findings are asked for. */
type Asked =
  | { readonly campaignId: string }
  | { readonly ticketId: string }
  | { readonly runId: string; readonly stepId: string };

/** Findings with how their tickets are now, oldest first; the number is for who may see the queue. */
export async function findingsOf(
  db: Db,
  asked: Asked,
  queues: readonly WorkQueue[],
  limit: number,
): Promise<readonly Finding[]> {
  let query = db
    .selectFrom('test_finding')
    .innerJoin('ticket', 'ticket.ticket_id', 'test_finding.ticket_id')
    .innerJoin('test_run', 'test_run.run_id', 'test_finding.run_id')
    .select([
      'test_finding.finding_id',
      'test_finding.run_id',
      'test_finding.step_id',
      'test_finding.severity',
      'test_finding.kind',
      'test_finding.ticket_id',
      'test_finding.created_by',
      'test_finding.created_at',
      'test_run.script_id',
      'ticket.number',
      'ticket.queue',
      'ticket.status',
      'ticket.closed_at',
      'ticket.document',
    ])
    .orderBy('test_finding.created_at')
    .orderBy('test_finding.finding_id')
    .limit(limit);
  if ('campaignId' in asked) {
    query = query.where('test_finding.campaign_id', '=', asked.campaignId);
  } else if ('ticketId' in asked) {
    query = query.where('test_finding.ticket_id', '=', asked.ticketId);
  } else {
    query = query
      .where('test_finding.run_id', '=', asked.runId)
      .where('test_finding.step_id', '=', asked.stepId);
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    findingId: row.finding_id,
    runId: row.run_id,
    scriptId: row.script_id,
    stepId: row.step_id,
    severity: row.severity,
    kind: row.kind,
    ticketId: row.ticket_id,
    number: queues.includes(row.queue) ? row.number : null,
    status: row.status,
    closingCode: documentText.parse(row.document).resolution?.closingCode ?? null,
    closedAt: row.status === 'closed' ? row.closed_at : null,
    createdBy: row.created_by,
    createdAt: row.created_at,
  }));
}

/** Adds a finding; false when its step is one already. */
export async function insertFinding(db: Db, finding: TestFindingTable): Promise<boolean> {
  const row = await db
    .insertInto('test_finding')
    .values(finding)
    .onConflict((conflict) => conflict.columns(['run_id', 'step_id']).doNothing())
    .returning('finding_id')
    .executeTakeFirst();
  return row !== undefined;
}
