import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type SeedInstruction, seedInstructionSchema } from '../../shared/domain/instruction.ts';
import { shortcomings } from '../../shared/domain/instruction-rules.ts';
import { dayAfter } from '../../shared/domain/right.ts';
import { theDesk } from '../ticket/beside-ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { insertInstruction, insertVersion, updateInstruction } from '../store/instruction-store.ts';
import type { InstructionTable } from '../store/instruction-tables.ts';
import { replaceNeeds } from '../store/published-instruction-store.ts';
import type { Db } from '../store/tables.ts';
import { today } from './change-instruction.ts';
import { listColumns, newVersion } from './write-instruction.ts';

const daysPerMonth = 30;

/** How many instructions of files were loaded, and what is wrong with the files that were not. */
export interface LoadedSeeds {
  readonly loaded: number;
  readonly faults: readonly Fault[];
}

/**
 * Loads the instructions of a folder: those that are not there, and those of a newer file that nobody
 * of this desk changed. A file that does not fit is told and left out; the desk starts without it.
 */
export async function loadSeeds(context: DeskContext, folder: string): Promise<LoadedSeeds> {
  const faults: Fault[] = [];
  let loaded = 0;
  for (const name of await filesIn(folder)) {
    const seed = await readSeed(join(folder, name), name);
    if (!seed.ok) faults.push(seed.fault);
    else if (await context.database.write((db) => loadSeed(context, db, seed.value))) loaded += 1;
  }
  return { loaded, faults };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  } catch (error) {
    // A desk without such a folder simply has none to load.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** One file, parsed and whole. */
export async function readSeed(
  file: string,
  name: string,
): Promise<Result<SeedInstruction, Fault>> {
  let found: unknown;
  try {
    found = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    return err(fault('input/invalid', `${name}: ${reason}`));
  }
  const seed = seedInstructionSchema.safeParse(found);
  if (!seed.success) {
    const [issue] = seed.error.issues;
    const where = issue?.path.join('.') ?? '';
    return err(fault('input/invalid', `${name}: ${where} ${issue?.message ?? ''}`));
  }
  if (`${seed.data.slug}.json` !== name) {
    return err(fault('input/invalid', `${name} has the slug ${seed.data.slug}`));
  }
  const [short] = shortcomings(seed.data.content);
  if (short !== undefined) {
    const { variant, field, place, over } = short;
    const what = over === null ? 'is missing' : `is ${over} too long`;
    return err(
      fault('instruction/not-whole', `${name}: ${variant} ${field} ${place ?? ''} ${what}`),
    );
  }
  return ok(seed.data);
}

/** False when what is there stays as it is. */
async function loadSeed(context: DeskContext, db: Db, seed: SeedInstruction): Promise<boolean> {
  const query = db.selectFrom('instruction').selectAll().where('slug', '=', seed.slug);
  const known = await (
    context.database.kind === 'postgres' ? query.forUpdate() : query
  ).executeTakeFirst();
  if (known === undefined) return insertSeed(context, db, seed);
  const isNewer = known.seed_version !== null && known.seed_version < seed.seedVersion;
  if (!isNewer || known.edited === 1) return false;
  await replaceSeed(context, db, seed, known);
  return true;
}

async function insertSeed(context: DeskContext, db: Db, seed: SeedInstruction): Promise<boolean> {
  const instructionId = context.newId();
  const inserted = await insertInstruction(db, {
    instruction_id: instructionId,
    slug: seed.slug,
    revision: 1,
    owner_id: null,
    owner_name: null,
    retired_at: null,
    retired_because: null,
    told_soon: null,
    told_expired: null,
    edited: 0,
    ...seedColumns(context, seed, 1),
  });
  if (inserted) await publishSeed(context, db, seed, instructionId, 1);
  return inserted;
}

async function replaceSeed(
  context: DeskContext,
  db: Db,
  seed: SeedInstruction,
  known: InstructionTable,
): Promise<void> {
  const version = known.version + 1;
  await updateInstruction(db, known.instruction_id, {
    ...seedColumns(context, seed, version),
    revision: known.revision + 1,
  });
  await publishSeed(context, db, seed, known.instruction_id, version);
}

function seedColumns(context: DeskContext, seed: SeedInstruction, version: number) {
  return {
    ...listColumns(seed.slug, seed.content),
    version,
    stage: 'published' as const,
    verified: 0 as const,
    published_version: version,
    review_by: dayAfter(today(context), seed.reviewAfterMonths * daysPerMonth),
    seed_version: seed.seedVersion,
    changed_at: timestamp(context.clock),
  };
}

async function publishSeed(
  context: DeskContext,
  db: Db,
  { content }: SeedInstruction,
  instructionId: string,
  version: number,
): Promise<void> {
  const at = timestamp(context.clock);
  await insertVersion(db, {
    ...newVersion(instructionId, version, content, theDesk, at),
    stage: 'published',
    published_at: at,
  });
  await replaceNeeds(db, instructionId, content);
}
