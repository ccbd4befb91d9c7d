import { createHash } from 'node:crypto';
import { timestamp } from '../../shared/base/clock.ts';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { ImportRow } from '../../shared/domain/asset-csv.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import {
  type ImportWork,
  type StoredImport,
  assetsByTag,
  findImport,
  insertImport,
  markImport,
  nextPart,
  runningImport,
  takePart,
} from '../store/asset-bulk-store.ts';
import type { Db } from '../store/tables.ts';
import { addAsset, changeAsset } from './keep-asset.ts';
import { planImport } from './plan-import.ts';

/** Rows that are written in one command: the writer is the others' again after a moment. */
const rowsPerPart = 50;
/** How long one turn of the job goes on, in milliseconds; other jobs wait so long. */
const turnMs = 2_000;

/** Takes an import that has no row in error; the job below writes it. Sent twice, it is one import. */
export async function startImport(
  context: DeskContext,
  session: Session,
  csv: string,
): Promise<Result<{ importId: string }, Fault>> {
  const { database } = context;
  const plan = await planImport(database.read, csv);
  if (!plan.ok) return plan;
  const { counts, work } = plan.value;
  if (counts.error > 0) {
    return err(fault('asset/import-refused', `${counts.error} rows are in error`));
  }
  const contentHash = createHash('sha256').update(csv).digest('hex');
  const parts = Array.from({ length: Math.ceil(work.length / rowsPerPart) }, (_none, at) =>
    work.slice(at * rowsPerPart, (at + 1) * rowsPerPart),
  );
  return database.write(async (db) => {
    const running = await runningImport(db, contentHash);
    if (running !== null) return ok({ importId: running });
    const importId = context.newId();
    await insertImport(
      db,
      {
        importId,
        contentHash,
        total: work.length,
        byName: session.name,
        byId: session.accountId,
        role: session.role === 'admin' ? 'admin' : 'lead',
        at: timestamp(context.clock),
      },
      parts,
    );
    return ok({ importId });
  });
}

/**
 * Writes confirmed imports, part by part. A part is taken off in the command that writes its rows, so
 * that a desk that is switched off goes on where it was, with nothing half-done and nothing twice.
 */
export const importJob: Job = {
  name: 'import-assets',
  everyMs: 1_000,
  run: async (context) => {
    const until = performance.now() + turnMs;
    while (performance.now() < until) {
      if (!(await writePart(context))) return;
    }
  },
};

/** Writes the next part; false when there is none. */
async function writePart(context: DeskContext): Promise<boolean> {
  const part = await nextPart(context.database.read);
  if (part === null) return false;
  await context.database.write(async (db) => {
    if (!(await takePart(db, part.importId, part.place))) return;
    const known = await findImport(db, part.importId);
    if (known === null) throw new Error(`Import ${part.importId} has parts and no record`);
    await markImport(db, await writeRows(context, db, known, part.work));
  });
  return true;
}

async function writeRows(
  context: DeskContext,
  db: Db,
  known: StoredImport,
  work: readonly ImportWork[],
): Promise<StoredImport> {
  const at = timestamp(context.clock);
  const change = {
    by: { name: known.byName, accountId: known.byId },
    role: known.role,
    at,
    reason: null,
    version: null,
  };
  const before = await assetsByTag(
    db,
    work.map(({ facts }) => facts.tag),
  );
  const failed: ImportRow[] = [];
  let added = 0;
  for (const { line, facts } of work) {
    const asset = before.get(facts.tag);
    const kept =
      asset === undefined
        ? await addAsset(context, db, facts, change, 'imported')
        : await changeAsset(context, db, asset.assetId, facts, change, 'imported');
    if (kept.ok) added += asset === undefined ? 1 : 0;
    else {
      const trouble = { why: 'number-taken', column: 'tag' } as const;
      failed.push({ line, tag: facts.tag, outcome: 'error', trouble });
    }
  }
  const done = known.done + work.length;
  return {
    ...known,
    done,
    added: known.added + added,
    changed: known.changed + work.length - failed.length - added,
    failed: [...known.failed, ...failed],
    finishedAt: done >= known.total ? at : null,
  };
}
