import type { Updateable } from 'kysely';
import type { Instruction, InstructionContent } from '../../shared/domain/instruction.ts';
import { wordsOfInstruction } from '../find/thing-words.ts';
import { instructionText, wholeOf } from './instruction-row.ts';
import type {
  InstructionStampTable,
  InstructionTable,
  InstructionVersionTable,
} from './instruction-tables.ts';
import type { Db, DeskDatabase } from './tables.ts';
import { putThingWords } from './thing-words-store.ts';

const mostVersions = 100;
const mostStamps = 50;

/** One instruction that nobody else changes before the end of this command, or null. */
export async function lockInstruction(
  db: Db,
  kind: DeskDatabase['kind'],
  instructionId: string,
): Promise<InstructionTable | null> {
  const query = db
    .selectFrom('instruction')
    .selectAll()
    .where('instruction_id', '=', instructionId);
  return (await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst()) ?? null;
}

/** All of one instruction as it stands on a day, or null. */
export async function findInstruction(
  db: Db,
  instructionId: string,
  today: string,
): Promise<Instruction | null> {
  const row = await db
    .selectFrom('instruction')
    .selectAll()
    .where('instruction_id', '=', instructionId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const versions = await db
    .selectFrom('instruction_version')
    .selectAll()
    .where('instruction_id', '=', instructionId)
    .orderBy('version', 'desc')
    .limit(mostVersions)
    .execute();
  const stamps = await db
    .selectFrom('instruction_stamp')
    .selectAll()
    .where('instruction_id', '=', instructionId)
    .orderBy('stamp_id', 'desc')
    .limit(mostStamps)
    .execute();
  return wholeOf(row, versions, stamps, today);
}

/** One version as it is stored, or null. */
export async function findVersion(
  db: Db,
  instructionId: string,
  version: number,
): Promise<InstructionVersionTable | null> {
  const row = await db
    .selectFrom('instruction_version')
    .selectAll()
    .where('instruction_id', '=', instructionId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ?? null;
}

/** What one version says, or null. */
export async function contentOfVersion(
  db: Db,
  instructionId: string,
  version: number,
): Promise<InstructionContent | null> {
  const row = await findVersion(db, instructionId, version);
  return row === null ? null : instructionText.parse(row.content);
}

/** Adds an instruction; false when another has its slug. */
export async function insertInstruction(db: Db, row: InstructionTable): Promise<boolean> {
  const inserted = await db
    .insertInto('instruction')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('instruction_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Writes columns of an instruction that was locked in the same command. */
export async function updateInstruction(
  db: Db,
  instructionId: string,
  columns: Updateable<InstructionTable>,
): Promise<void> {
  await db
    .updateTable('instruction')
    .set(columns)
    .where('instruction_id', '=', instructionId)
    .execute();
}

export async function insertVersion(db: Db, row: InstructionVersionTable): Promise<void> {
  await db.insertInto('instruction_version').values(row).execute();
  await putThingWords(db, 'instruction', row.instruction_id, wordsOfInstruction(row.content));
}

export async function updateVersion(
  db: Db,
  { instruction_id, version }: Pick<InstructionVersionTable, 'instruction_id' | 'version'>,
  columns: Updateable<InstructionVersionTable>,
): Promise<void> {
  await db
    .updateTable('instruction_version')
    .set(columns)
    .where('instruction_id', '=', instruction_id)
    .where('version', '=', version)
    .execute();
  // Only the newest version is ever written in.
  if (columns.content !== undefined) {
    await putThingWords(db, 'instruction', instruction_id, wordsOfInstruction(columns.content));
  }
}

/** Everybody who wrote in a version. */
export async function writersOf(
  db: Db,
  instructionId: string,
  version: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('instruction_writer')
    .select('account_id')
    .where('instruction_id', '=', instructionId)
    .where('version', '=', version)
    .execute();
  return rows.map((row) => row.account_id);
}

export async function addWriters(
  db: Db,
  instructionId: string,
  version: number,
  accountIds: readonly string[],
): Promise<void> {
  for (const accountId of new Set(accountIds)) {
    await db
      .insertInto('instruction_writer')
      .values({ instruction_id: instructionId, version, account_id: accountId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

export async function insertStamp(db: Db, row: InstructionStampTable): Promise<void> {
  await db.insertInto('instruction_stamp').values(row).execute();
}

/** How many stamps a version has. */
export async function countStamps(db: Db, instructionId: string, version: number): Promise<number> {
  const row = await db
    .selectFrom('instruction_stamp')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('instruction_id', '=', instructionId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
