import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  type AssetColumn,
  type ImportCounts,
  type ImportRow,
  type RowCells,
  columnOf,
  delimiterOf,
  factsOfRow,
  mostImportRows,
  unguarded,
} from '../../shared/domain/asset-csv.ts';
import { identifierKey } from '../../shared/domain/asset-identifier.ts';
import { retypeRefusal } from '../../shared/domain/asset-lifecycle.ts';
import { type Asset, type AssetFacts, assetTagSchema } from '../../shared/domain/asset.ts';
import { assetsByTag, numberOwners } from '../store/asset-bulk-store.ts';
import { scopeOf } from '../store/asset-row.ts';
import type { Db } from '../store/tables.ts';
import { changesOf } from './asset-facts.ts';

/** Rows that are looked up at once; in between the desk does other things. */
const atOnce = 200;
const pieceLength = 64 * 1024;

/** What an import would do, row by row, and the facts of the rows that change something. */
export interface ImportPlan {
  readonly rows: readonly ImportRow[];
  readonly counts: ImportCounts;
  readonly work: readonly { readonly line: number; readonly facts: AssetFacts }[];
}

interface FileRow {
  readonly line: number;
  readonly cells: RowCells;
}

const recordSchema = z.object({
  record: z.array(z.string()),
  info: z.object({ lines: z.number() }),
});

/**
 * Looks what an import would do and does nothing. It reads the file piece by piece, so that the desk
 * answers others meanwhile. A file that cannot be read at all is a fault; a row that cannot is a row.
 */
export async function planImport(db: Db, csv: string): Promise<Result<ImportPlan, Fault>> {
  const file = await readRows(csv);
  if (!file.ok) return file;
  const rows: ImportRow[] = [];
  const work: { line: number; facts: AssetFacts }[] = [];
  const tags = new Set<string>();
  const numbers = new Set<string>();
  for (let from = 0; from < file.value.length; from += atOnce) {
    const part = file.value.slice(from, from + atOnce);
    const known = await assetsByTag(db, part.map(tagOf));
    const said = part.map((row) => factsOfRow(row.cells, known.get(tagOf(row)) ?? null));
    const owners = await numberOwners(
      db,
      said.flatMap((each) => (each.ok ? each.facts.identifiers : [])),
    );
    for (const [at, { line, cells }] of part.entries()) {
      const each = said[at];
      if (each === undefined) continue;
      const tag = (cells.tag ?? '').trim().slice(0, 80);
      const trouble = each.ok
        ? clash(each.facts, known.get(each.facts.tag) ?? null, { tags, numbers, owners })
        : { why: each.why, column: each.column };
      if (trouble !== null || !each.ok) {
        rows.push({ line, tag, outcome: 'error', trouble });
        continue;
      }
      const before = known.get(each.facts.tag) ?? null;
      const outcome =
        before === null ? 'new' : changesOf(before, each.facts).length > 0 ? 'changed' : 'same';
      rows.push({ line, tag, outcome, trouble: null });
      if (outcome !== 'same') work.push({ line, facts: each.facts });
    }
  }
  const count = (outcome: ImportRow['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length;
  const counts = {
    new: count('new'),
    changed: count('changed'),
    same: count('same'),
    error: count('error'),
  };
  return ok({ rows, counts, work });
}

/**
 * Whether the tag or a number of a row is there already, in the file or with another asset, or would make
 * another type of what is ready.
 */
function clash(
  facts: AssetFacts,
  before: Asset | null,
  seen: {
    readonly tags: Set<string>;
    readonly numbers: Set<string>;
    readonly owners: ReadonlyMap<string, string>;
  },
): ImportRow['trouble'] {
  if (seen.tags.has(facts.tag)) return { why: 'twice-in-file', column: 'tag' };
  seen.tags.add(facts.tag);
  for (const { kind, value } of facts.identifiers) {
    const key = `${kind} ${scopeOf(kind, facts.maker)} ${identifierKey(value)}`;
    if (seen.numbers.has(key)) return { why: 'twice-in-file', column: kind };
    seen.numbers.add(key);
    const owner = seen.owners.get(key);
    if (owner !== undefined && owner !== before?.assetId) {
      return { why: 'number-taken', column: kind };
    }
  }
  return before !== null && retypeRefusal(before, facts.type) !== null
    ? { why: 'ready-as-type', column: 'type' }
    : null;
}

async function readRows(csv: string): Promise<Result<readonly FileRow[], Fault>> {
  const records = Readable.from(pieces(csv)).pipe(
    parse({
      delimiter: delimiterOf(csv),
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    }),
  );
  let columns: readonly (AssetColumn | null)[] | null = null;
  const rows: FileRow[] = [];
  try {
    for await (const each of records) {
      const { record, info } = recordSchema.parse(each);
      if (columns === null) {
        columns = record.map(columnOf);
        const unknown = record.find((_header, at) => columns?.[at] === null);
        if (unknown !== undefined) return err(unreadable(`There is no column ${unknown}`));
        if (!columns.includes('tag')) return err(unreadable('There is no column for the tag'));
        continue;
      }
      if (rows.length === mostImportRows) {
        return err(fault('input/too-large', `More than ${mostImportRows} rows`));
      }
      rows.push({ line: info.lines, cells: cellsOf(columns, record) });
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return err(unreadable(error.message));
  }
  return columns === null ? err(unreadable('The file is empty')) : ok(rows);
}

function* pieces(csv: string): Generator<string> {
  for (let at = 0; at < csv.length; at += pieceLength) yield csv.slice(at, at + pieceLength);
}

function cellsOf(columns: readonly (AssetColumn | null)[], record: readonly string[]): RowCells {
  return Object.fromEntries(
    columns.flatMap((column, at) =>
      column === null ? [] : [[column, unguarded(record[at] ?? '')]],
    ),
  );
}

/** The tag of a row as the register writes it; what is none finds nothing. */
function tagOf({ cells }: FileRow): string {
  const tag = assetTagSchema.safeParse(cells.tag);
  return tag.success ? tag.data : '';
}

function unreadable(detail: string): Fault {
  return fault('asset/import-unreadable', detail);
}
