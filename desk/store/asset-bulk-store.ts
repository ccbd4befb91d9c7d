import { z } from 'zod';
import { type ImportRow, importRowSchema } from '../../shared/domain/asset-csv.ts';
import { identifierKey } from '../../shared/domain/asset-identifier.ts';
import {
  type Asset,
  type AssetFacts,
  type AssetIdentifier,
  assetFactsSchema,
} from '../../shared/domain/asset.ts';
import { assetsById } from './asset-store.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

/** A row of an import that is to be written. */
export interface ImportWork {
  readonly line: number;
  readonly facts: AssetFacts;
}

const workText = storedJson(
  z.array(z.strictObject({ line: z.int().positive(), facts: assetFactsSchema })),
);
const failedText = storedJson(z.array(importRowSchema));

/** The assets with these tags, by tag. */
export async function assetsByTag(
  db: Db,
  tags: readonly string[],
): Promise<ReadonlyMap<string, Asset>> {
  if (tags.length === 0) return new Map();
  const rows = await db
    .selectFrom('asset')
    .select('asset_id')
    .where('tag', 'in', [...new Set(tags)])
    .execute();
  const found = await assetsById(
    db,
    rows.map((row) => row.asset_id),
  );
  return new Map(found.map((asset) => [asset.tag, asset]));
}

/** Whose these numbers are, by kind, scope and key. */
export async function numberOwners(
  db: Db,
  numbers: readonly AssetIdentifier[],
): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('asset_identifier')
    .select(['kind', 'scope', 'value', 'asset_id'])
    .where('value', 'in', [...new Set(numbers.map(({ value }) => identifierKey(value)))])
    .execute();
  return new Map(rows.map((row) => [`${row.kind} ${row.scope} ${row.value}`, row.asset_id]));
}

/** An import that was confirmed, and how far it is. */
export interface StoredImport {
  readonly importId: string;
  readonly total: number;
  readonly done: number;
  readonly added: number;
  readonly changed: number;
  /** Rows that became impossible between the confirmation and their turn. */
  readonly failed: readonly ImportRow[];
  readonly byName: string;
  readonly byId: string;
  readonly role: 'lead' | 'admin';
  readonly finishedAt: string | null;
}

/** Keeps all rows of an import, in one command: from here on it will be done, whatever happens. */
export async function insertImport(
  db: Db,
  kept: Omit<StoredImport, 'done' | 'added' | 'changed' | 'failed' | 'finishedAt'> & {
    readonly contentHash: string;
    readonly at: string;
  },
  parts: readonly (readonly ImportWork[])[],
): Promise<void> {
  await db
    .insertInto('asset_import')
    .values({
      import_id: kept.importId,
      content_hash: kept.contentHash,
      total: kept.total,
      done: 0,
      added: 0,
      changed: 0,
      failed: '[]',
      by_name: kept.byName,
      by_id: kept.byId,
      role: kept.role,
      at: kept.at,
      finished_at: parts.length === 0 ? kept.at : null,
    })
    .execute();
  for (const [place, work] of parts.entries()) {
    await db
      .insertInto('asset_import_part')
      .values({ import_id: kept.importId, place, work: JSON.stringify(work) })
      .execute();
  }
}

/** The unfinished import of the same file, or null. */
export async function runningImport(db: Db, contentHash: string): Promise<string | null> {
  const row = await db
    .selectFrom('asset_import')
    .select('import_id')
    .where('content_hash', '=', contentHash)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  return row?.import_id ?? null;
}

export async function findImport(db: Db, importId: string): Promise<StoredImport | null> {
  const row = await db
    .selectFrom('asset_import')
    .selectAll()
    .where('import_id', '=', importId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        importId: row.import_id,
        total: row.total,
        done: row.done,
        added: row.added,
        changed: row.changed,
        failed: failedText.parse(row.failed),
        byName: row.by_name,
        byId: row.by_id,
        role: row.role,
        finishedAt: row.finished_at,
      };
}

/** The first rows of any import that nobody has written yet, or null. */
export async function nextPart(db: Db): Promise<{
  readonly importId: string;
  readonly place: number;
  readonly work: readonly ImportWork[];
} | null> {
  const row = await db
    .selectFrom('asset_import_part')
    .selectAll()
    .orderBy('import_id')
    .orderBy('place')
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { importId: row.import_id, place: row.place, work: workText.parse(row.work) };
}

/** Takes a part off; false when another desk did so first. In the command that writes its rows. */
export async function takePart(db: Db, importId: string, place: number): Promise<boolean> {
  const taken = await db
    .deleteFrom('asset_import_part')
    .where('import_id', '=', importId)
    .where('place', '=', place)
    .returning('place')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Moves the marker of an import on. */
export async function markImport(
  db: Db,
  { importId, done, added, changed, failed, finishedAt }: StoredImport,
): Promise<void> {
  await db
    .updateTable('asset_import')
    .set({ done, added, changed, failed: JSON.stringify(failed), finished_at: finishedAt })
    .where('import_id', '=', importId)
    .execute();
}
