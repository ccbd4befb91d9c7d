import type { Kysely } from 'kysely';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type VisitStep, visitStepSchema } from '../../shared/domain/visit.ts';
import type { KioskTables, VisitTable } from './tables.ts';

/** A visit as it stands in the store. */
export interface StoredVisit {
  readonly visitId: string;
  readonly resumeCode: string;
  readonly startedAtMs: number;
  readonly state: VisitTable['state'];
  readonly steps: readonly VisitStep[];
}

/** Why a visit takes no answers now, or null when it does. */
export async function whyNotOpen(db: Kysely<KioskTables>, visitId: string): Promise<Fault | null> {
  const row = await db
    .selectFrom('visit')
    .select(['state', 'left'])
    .where('visit_id', '=', visitId)
    .executeTakeFirst();
  if (row === undefined) return fault('visit/unknown', 'No such visit');
  if (row.state !== 'open') return fault('visit/closed', `The visit is ${row.state}`);
  return row.left === 1 ? fault('visit/closed', 'The visit waits for its resume code') : null;
}

/** Appends a step after the last one. */
export async function insertStep(
  db: Kysely<KioskTables>,
  visitId: string,
  step: VisitStep,
): Promise<void> {
  await db
    .insertInto('step')
    .values((insert) => ({
      visit_id: visitId,
      seq: insert
        .selectFrom('step')
        .select((select) =>
          select(select.fn.coalesce(select.fn.max('seq'), select.lit(0)), '+', select.lit(1)).as(
            'next',
          ),
        )
        .where('visit_id', '=', visitId),
      document: JSON.stringify(step),
    }))
    .execute();
}

/** SQL rows are an edge: a damaged one is a fault with its place, never a crash. */
export async function loadVisit(
  db: Kysely<KioskTables>,
  visitId: string,
): Promise<Result<StoredVisit, Fault>> {
  const visit = await db
    .selectFrom('visit')
    .selectAll()
    .where('visit_id', '=', visitId)
    .executeTakeFirst();
  if (visit?.resume_code === undefined || visit.resume_code === null) {
    return err(fault('visit/closed', 'The visit is not open'));
  }
  const rows = await db
    .selectFrom('step')
    .select(['seq', 'document'])
    .where('visit_id', '=', visitId)
    .orderBy('seq')
    .execute();
  const steps: VisitStep[] = [];
  for (const row of rows) {
    const step = parseStep(row.document);
    if (step === null) return err(fault('store/failed', `Step ${row.seq} of a visit is damaged`));
    steps.push(step);
  }
  return ok({
    visitId,
    resumeCode: visit.resume_code,
    startedAtMs: visit.started_at,
    state: visit.state,
    steps,
  });
}

/** Total: any text gives a step or null. */
export function parseStep(document: string): VisitStep | null {
  try {
    return visitStepSchema.safeParse(JSON.parse(document)).data ?? null;
  } catch {
    // Not JSON: the same as any other damage.
    return null;
  }
}
