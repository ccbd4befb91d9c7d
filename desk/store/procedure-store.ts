import { sql } from 'kysely';
import {
  type EndedStep,
  type Procedure,
  type ProcedureRun,
  procedureContentSchema,
  procedureRunSchema,
  procedureSchema,
  stepEndSchema,
} from '../../shared/domain/procedure.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { ProcedureTable } from './procedure-tables.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

/** The content of a procedure, and the end of a step, as they are stored. */
export const contentText = storedJson(procedureContentSchema);
export const endText = storedJson(stepEndSchema);

function procedureOf(row: ProcedureTable): Procedure {
  return procedureSchema.parse({
    procedureId: row.procedure_id,
    version: row.version,
    state: row.state,
    content: contentText.parse(row.content),
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  });
}

/** The newest version of each. */
export async function newestProcedures(db: Db): Promise<Procedure[]> {
  const rows = await db
    .selectFrom('procedure')
    .selectAll()
    .where(
      sql<boolean>`version = (select max(version) from procedure newest where newest.procedure_id = procedure.procedure_id)`,
    )
    .orderBy('procedure_id')
    .limit(200)
    .execute();
  return rows.map(procedureOf);
}

/** All versions of one, newest first. */
export async function versionsOf(db: Db, procedureId: string): Promise<Procedure[]> {
  const rows = await db
    .selectFrom('procedure')
    .selectAll()
    .where('procedure_id', '=', procedureId)
    .orderBy('version', 'desc')
    .limit(200)
    .execute();
  return rows.map(procedureOf);
}

export async function insertProcedure(db: Db, procedure: Procedure): Promise<boolean> {
  const inserted = await db
    .insertInto('procedure')
    .values({
      procedure_id: procedure.procedureId,
      version: procedure.version,
      state: procedure.state,
      content: JSON.stringify(procedure.content),
      changed_by: procedure.changedBy,
      changed_at: procedure.changedAt,
    })
    .onConflict((conflict) => conflict.columns(['procedure_id', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The runs of a ticket, newest first. */
export async function runsOf(db: Db, ticketId: string): Promise<ProcedureRun[]> {
  const rows = await db
    .selectFrom('procedure_run')
    .innerJoin('procedure', (join) =>
      join
        .onRef('procedure.procedure_id', '=', 'procedure_run.procedure_id')
        .onRef('procedure.version', '=', 'procedure_run.version'),
    )
    .selectAll()
    .where('procedure_run.ticket_id', '=', ticketId)
    .orderBy('procedure_run.started_at', 'desc')
    .orderBy('procedure_run.run_id', 'desc')
    .limit(50)
    .execute();
  const steps =
    rows.length === 0
      ? []
      : await stepsOf(
          db,
          rows.map(({ run_id }) => run_id),
        );
  return rows.map((row) =>
    procedureRunSchema.parse({
      runId: row.run_id,
      procedure: procedureOf(row),
      startedBy: row.started_by,
      startedAt: row.started_at,
      steps: steps.filter(({ runId }) => runId === row.run_id).map(({ ended }) => ended),
      stopped:
        row.stopped_at === null
          ? null
          : { by: row.stopped_by, at: row.stopped_at, reason: row.stopped_reason },
    }),
  );
}

async function stepsOf(db: Db, runIds: readonly string[]) {
  const rows = await db
    .selectFrom('procedure_step')
    .selectAll()
    .where('run_id', 'in', runIds)
    .orderBy('at')
    .execute();
  return rows.map((row): { readonly runId: string; readonly ended: EndedStep } => ({
    runId: row.run_id,
    ended: {
      stepId: row.step_id,
      end: endText.parse(row.ended),
      by: row.by,
      at: row.at,
      minutes: row.minutes,
    },
  }));
}

export async function insertRun(
  db: Db,
  run: {
    readonly runId: string;
    readonly ticketId: string;
    readonly procedure: Procedure;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await db
    .insertInto('procedure_run')
    .values({
      run_id: run.runId,
      ticket_id: run.ticketId,
      procedure_id: run.procedure.procedureId,
      version: run.procedure.version,
      started_by: run.by,
      started_at: run.at,
      stopped_by: null,
      stopped_at: null,
      stopped_reason: null,
    })
    .execute();
}

export async function insertStep(db: Db, runId: string, step: EndedStep): Promise<void> {
  const { end } = step;
  const photo = end.outcome === 'done' && end.evidence.kind === 'photo' ? end.evidence.hash : null;
  await db
    .insertInto('procedure_step')
    .values({
      run_id: runId,
      step_id: step.stepId,
      outcome: end.outcome,
      ended: JSON.stringify(end),
      photo_hash: photo,
      by: step.by,
      at: step.at,
      minutes: step.minutes,
    })
    .execute();
}

export async function stopRun(
  db: Db,
  runId: string,
  stopped: NonNullable<ProcedureRun['stopped']>,
): Promise<void> {
  await db
    .updateTable('procedure_run')
    .set({ stopped_by: stopped.by, stopped_at: stopped.at, stopped_reason: stopped.reason })
    .where('run_id', '=', runId)
    .execute();
}

/** Whether a file proves a step of any ticket. */
export async function isEvidence(db: Db, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('procedure_step')
    .select('run_id')
    .where('photo_hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a file is evidence of a run of a ticket in these queues. */
export async function isEvidenceIn(
  db: Db,
  hash: string,
  queues: readonly WorkQueue[],
): Promise<boolean> {
  const row = await db
    .selectFrom('procedure_step')
    .innerJoin('procedure_run', 'procedure_run.run_id', 'procedure_step.run_id')
    .innerJoin('ticket', 'ticket.ticket_id', 'procedure_run.ticket_id')
    .select('procedure_step.run_id')
    .where('procedure_step.photo_hash', '=', hash)
    .where('ticket.queue', 'in', queues)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
