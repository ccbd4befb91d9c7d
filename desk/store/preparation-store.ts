import { type Selectable, sql } from 'kysely';
import type { OpenPreparation } from '../../shared/contract/preparation-routes.ts';
import type { RecordedType } from '../../shared/domain/asset.ts';
import { checksSchema } from '../../shared/domain/preparation/checks.ts';
import {
  type GivenEvidence,
  checkEvidenceSchema,
} from '../../shared/domain/preparation/evidence.ts';
import {
  type Preparation,
  type TypeChecks,
  preparationSchema,
  typeChecksSchema,
} from '../../shared/domain/preparation/preparation.ts';
import { type CheckState, checkStateSchema } from '../../shared/domain/preparation/readiness.ts';
import type {
  PreparationChecksTable,
  PreparationEvidenceTable,
  PreparationTable,
} from './preparation-tables.ts';
import type { RegisterPage } from './register-page.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const checksText = storedJson(checksSchema);
const evidenceText = storedJson(checkEvidenceSchema);
const statesText = storedJson(checkStateSchema.array());

function typeChecksOf(row: PreparationChecksTable): TypeChecks {
  return typeChecksSchema.parse({
    type: row.type,
    version: row.version,
    checks: checksText.parse(row.checks),
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  });
}

/** The newest checks of each type. */
export async function newestChecks(db: Db): Promise<TypeChecks[]> {
  const rows = await db
    .selectFrom('preparation_checks')
    .selectAll()
    .where(
      sql<boolean>`version = (select max(version) from preparation_checks newest where newest.type = preparation_checks.type)`,
    )
    .orderBy('type')
    .execute();
  return rows.map(typeChecksOf);
}

/** The newest checks of one type, or null. */
export async function checksOfType(db: Db, type: RecordedType): Promise<TypeChecks | null> {
  const row = await db
    .selectFrom('preparation_checks')
    .selectAll()
    .where('type', '=', type)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : typeChecksOf(row);
}

/** Adds a version; false when another has that number already. */
export async function insertChecks(db: Db, checks: TypeChecks): Promise<boolean> {
  const row = await db
    .insertInto('preparation_checks')
    .values({
      type: checks.type,
      version: checks.version,
      checks: JSON.stringify(checks.checks),
      changed_by: checks.changedBy,
      changed_at: checks.changedAt,
    })
    .onConflict((conflict) => conflict.columns(['type', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}

/** Begins one; false when another of this asset is open. */
export async function insertPreparation(
  db: Db,
  row: Pick<
    PreparationTable,
    | 'preparation_id'
    | 'asset_id'
    | 'type'
    | 'checks_version'
    | 'started_by'
    | 'started_by_id'
    | 'started_at'
  >,
): Promise<boolean> {
  const inserted = await db
    .insertInto('preparation')
    .values({ ...row, outcome: null, ended_by: null, ended_at: null, reason: null, states: null })
    .onConflict((conflict) => conflict.column('asset_id').where('ended_at', 'is', null).doNothing())
    .returning('preparation_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** A preparation as it is kept; while it goes on its states are empty and the desk works them out. */
export async function findPreparation(db: Db, preparationId: string): Promise<Preparation | null> {
  const row = await withChecks(db).where('preparation_id', '=', preparationId).executeTakeFirst();
  return row === undefined ? null : preparationOf(row);
}

/** The last preparation of an asset, open or not; or null. */
export async function lastPreparation(db: Db, assetId: string): Promise<Preparation | null> {
  const row = await withChecks(db)
    .where('asset_id', '=', assetId)
    .orderBy('preparation_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : preparationOf(row);
}

/** What goes on, the newest first. */
export async function openPreparations(
  db: Db,
  { before, limit }: Pick<RegisterPage, 'before' | 'limit'>,
): Promise<OpenPreparation[]> {
  let query = db
    .selectFrom('preparation')
    .innerJoin('asset', 'asset.asset_id', 'preparation.asset_id')
    .innerJoin('asset_model', 'asset_model.model_id', 'asset.model_id')
    .select([
      'preparation.preparation_id',
      'preparation.asset_id',
      'preparation.type',
      'preparation.started_by',
      'preparation.started_at',
      'asset.tag',
      'asset_model.maker',
      'asset_model.model',
    ])
    .where('preparation.ended_at', 'is', null)
    .orderBy('preparation.preparation_id', 'desc')
    .limit(limit);
  if (before !== null) query = query.where('preparation.preparation_id', '<', before);
  return (await query.execute()).map((row) => ({
    preparationId: row.preparation_id,
    assetId: row.asset_id,
    type: row.type,
    tag: row.tag,
    name: `${row.maker} ${row.model}`.slice(0, 200),
    startedBy: row.started_by,
    startedAt: row.started_at,
  }));
}

export async function insertEvidence(db: Db, row: PreparationEvidenceTable): Promise<void> {
  await db.insertInto('preparation_evidence').values(row).execute();
}

/** What was seen and scanned; evidence of one moment in the order in which it came. */
export async function evidenceOf(db: Db, preparationId: string): Promise<GivenEvidence[]> {
  const rows = await db
    .selectFrom('preparation_evidence')
    .selectAll()
    .where('preparation_id', '=', preparationId)
    .orderBy('evidence_id', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    checkId: row.check_id,
    evidence: evidenceText.parse(row.evidence),
    by: row.by,
    at: row.at,
  }));
}

/** Ends one that is open; false when a colleague was first. */
export async function endPreparation(
  db: Db,
  preparationId: string,
  ended: NonNullable<Preparation['ended']>,
  states: readonly CheckState[],
): Promise<boolean> {
  const row = await db
    .updateTable('preparation')
    .set({
      outcome: ended.outcome,
      ended_by: ended.by,
      ended_at: ended.at,
      reason: ended.reason,
      states: JSON.stringify(states),
    })
    .where('preparation_id', '=', preparationId)
    .where('ended_at', 'is', null)
    .returning('preparation_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends the one of an asset that is open, if there is one, without a look at its checks. */
export async function stopPreparationOf(
  db: Db,
  assetId: string,
  ended: NonNullable<Preparation['ended']>,
): Promise<void> {
  await db
    .updateTable('preparation')
    .set({
      outcome: ended.outcome,
      ended_by: ended.by,
      ended_at: ended.at,
      reason: ended.reason,
      states: '[]',
    })
    .where('asset_id', '=', assetId)
    .where('ended_at', 'is', null)
    .execute();
}

function withChecks(db: Db) {
  return db
    .selectFrom('preparation')
    .innerJoin('preparation_checks', (join) =>
      join
        .onRef('preparation_checks.type', '=', 'preparation.type')
        .onRef('preparation_checks.version', '=', 'preparation.checks_version'),
    )
    .selectAll('preparation')
    .select([
      'preparation_checks.version',
      'preparation_checks.checks',
      'preparation_checks.changed_by',
      'preparation_checks.changed_at',
    ]);
}

function preparationOf(
  row: Selectable<PreparationTable> & Selectable<PreparationChecksTable>,
): Preparation {
  return preparationSchema.parse({
    preparationId: row.preparation_id,
    assetId: row.asset_id,
    startedBy: row.started_by,
    startedAt: row.started_at,
    checks: typeChecksOf(row),
    states: row.states === null ? [] : statesText.parse(row.states),
    ended:
      row.outcome === null
        ? null
        : { outcome: row.outcome, by: row.ended_by, at: row.ended_at, reason: row.reason },
  });
}
