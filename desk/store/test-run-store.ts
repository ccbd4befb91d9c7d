import {
  type EndedStep,
  testedDeviceSchema,
  type TestRun,
} from '../../shared/domain/acceptance/run.ts';
import { type Readout, readoutSchema } from '../../shared/domain/readout.ts';
import type { TestResultTable, TestRunTable } from './acceptance-tables.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const deviceText = storedJson(testedDeviceSchema);
const readoutText = storedJson(readoutSchema);

/** Columns of a run without its readout, which is large and read alone. */
const runColumns = [
  'run_id',
  'campaign_id',
  'script_id',
  'script_version',
  'tester_id',
  'wish_id',
  'device',
  'readout_id',
  'place',
  'started_at',
  'finished_at',
] as const satisfies readonly (keyof TestRunTable)[];

/** Begins a run; false when there is one with this id. */
export async function insertRun(
  db: Db,
  campaignId: string,
  run: Omit<TestRun, 'steps' | 'finishedAt'>,
  readout: Readout | null,
): Promise<boolean> {
  const row = await db
    .insertInto('test_run')
    .values({
      run_id: run.runId,
      campaign_id: campaignId,
      script_id: run.scriptId,
      script_version: run.scriptVersion,
      tester_id: run.testerId,
      wish_id: run.wishId,
      device: JSON.stringify(run.device),
      readout_id: run.readoutId,
      readout: readout === null ? null : JSON.stringify(readout),
      place: run.place,
      started_at: run.startedAt,
      finished_at: null,
    })
    .onConflict((conflict) => conflict.column('run_id').doNothing())
    .returning('run_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The result of a step, over an earlier one of the same step. */
export async function putResult(db: Db, runId: string, step: EndedStep): Promise<void> {
  const result = {
    outcome: step.outcome,
    remark: step.remark,
    photo_hash: step.photoHash,
    at: step.at,
  };
  await db
    .insertInto('test_result')
    .values({ run_id: runId, step_id: step.stepId, ...result })
    .onConflict((conflict) => conflict.columns(['run_id', 'step_id']).doUpdateSet(result))
    .execute();
}

/** The last step has its result. */
export async function finishRun(db: Db, runId: string, at: string): Promise<void> {
  await db.updateTable('test_run').set({ finished_at: at }).where('run_id', '=', runId).execute();
}

/** One run with its campaign, or null. */
export async function findRun(
  db: Db,
  runId: string,
): Promise<{ readonly campaignId: string; readonly run: TestRun } | null> {
  const rows = await db
    .selectFrom('test_run')
    .select(runColumns)
    .where('run_id', '=', runId)
    .execute();
  const [run] = await withSteps(db, rows);
  return run === undefined || rows[0] === undefined
    ? null
    : { campaignId: rows[0].campaign_id, run };
}

/** Locks a run until the end of this command, so that its last step is counted once. */
export async function lockRun(db: Db, runId: string): Promise<void> {
  await db
    .updateTable('test_run')
    .set((eb) => ({ finished_at: eb.ref('finished_at') }))
    .where('run_id', '=', runId)
    .execute();
}

/** The readout of a run, or null when its device was chosen by hand. */
export async function readoutOfRun(db: Db, runId: string): Promise<Readout | null> {
  const row = await db
    .selectFrom('test_run')
    .select('readout')
    .where('run_id', '=', runId)
    .executeTakeFirst();
  return row === undefined || row.readout === null ? null : readoutText.parse(row.readout);
}

/** Runs of a campaign, or of one of its testers, newest first. */
export async function runsOfCampaign(
  db: Db,
  of: { readonly campaignId: string; readonly testerId?: string },
  limit: number,
): Promise<readonly TestRun[]> {
  let query = db
    .selectFrom('test_run')
    .select(runColumns)
    .where('campaign_id', '=', of.campaignId)
    .orderBy('started_at', 'desc')
    .orderBy('run_id', 'desc')
    .limit(limit);
  if (of.testerId !== undefined) query = query.where('tester_id', '=', of.testerId);
  return withSteps(db, await query.execute());
}

/** How many runs a campaign has. */
export async function countRuns(db: Db, campaignId: string): Promise<number> {
  const row = await db
    .selectFrom('test_run')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Photos that a tester sent. */
export async function countPhotos(db: Db, testerId: string): Promise<number> {
  const rows = await db
    .selectFrom('test_photo')
    .select('hash')
    .where('tester_id', '=', testerId)
    .execute();
  return rows.length;
}

export async function insertPhoto(
  db: Db,
  photo: { readonly testerId: string; readonly hash: string; readonly at: string },
): Promise<void> {
  await db
    .insertInto('test_photo')
    .values({ tester_id: photo.testerId, hash: photo.hash, at: photo.at })
    .onConflict((conflict) => conflict.columns(['tester_id', 'hash']).doNothing())
    .execute();
}

/** Whether a photo came with an acceptance test, of this tester or of anybody. */
export async function isTestPhoto(db: Db, hash: string, testerId?: string): Promise<boolean> {
  const sent = db.selectFrom('test_photo').select('hash').where('hash', '=', hash);
  const row = await (testerId === undefined ? sent : sent.where('tester_id', '=', testerId))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ids per question: PostgreSQL takes 65,535 parameters, SQLite 32,766. */
const batch = 500;

async function withSteps(
  db: Db,
  rows: readonly Pick<TestRunTable, (typeof runColumns)[number]>[],
): Promise<TestRun[]> {
  const steps = new Map<string, EndedStep[]>();
  for (let from = 0; from < rows.length; from += batch) {
    const results = await db
      .selectFrom('test_result')
      .selectAll()
      .where(
        'run_id',
        'in',
        rows.slice(from, from + batch).map((row) => row.run_id),
      )
      .orderBy('at')
      .orderBy('step_id')
      .execute();
    for (const row of results) {
      steps.set(row.run_id, [...(steps.get(row.run_id) ?? []), stepOf(row)]);
    }
  }
  return rows.map((row) => ({
    runId: row.run_id,
    scriptId: row.script_id,
    scriptVersion: row.script_version,
    testerId: row.tester_id,
    wishId: row.wish_id,
    device: deviceText.parse(row.device),
    readoutId: row.readout_id,
    place: row.place,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    steps: steps.get(row.run_id) ?? [],
  }));
}

function stepOf(row: TestResultTable): EndedStep {
  return {
    stepId: row.step_id,
    outcome: row.outcome,
    remark: row.remark,
    photoHash: row.photo_hash,
    at: row.at,
  };
}
