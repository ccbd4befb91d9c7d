import { type Generated, type Kysely, PostgresAdapter, sql } from 'kysely';
import { withFileNames } from '../search/file-words.ts';
import {
  type ThingKind,
  wordsOfConsumable,
  wordsOfGrant,
  wordsOfInstruction,
  wordsOfPerson,
  wordsOfProblem,
} from '../find/thing-words.ts';
import { changeWords } from './search-index-store.ts';
import type { Db } from './tables.ts';
import { putThingWords } from './thing-words-store.ts';

/** The words by which a thing is found. */
export interface ThingWordsTable {
  /** Grows with what is newer; FTS5 knows a thing by it. */
  readonly number: Generated<number>;
  readonly kind: ThingKind;
  readonly id: string;
  /** `#<kind>` and each word once, folded as all that is searched. */
  readonly body: string;
}

/** Only SQLite has this table. */
export interface ThingIndexTable {
  readonly rowid: number;
  /** The name of an FTS5 table is a column by which it is searched. */
  readonly thing_index: string;
}

/** An index by words over them, with what is there already. Files that are on tickets are found by name, too. */
export async function createThingWords(db: Kysely<unknown>): Promise<void> {
  const kind = db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
  await (kind === 'postgres' ? createInPostgres(db) : createInSqlite(db));
  // Every table that is read here was made by an earlier migration.
  const known = db as Db;
  await takeIn(known);
  await nameFiles(known, kind);
}

/** Triggers keep FTS5 equal to the table. What goes is overwritten where it stands, since people are erased. */
async function createInSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`create table thing_words (number integer primary key, kind text not null, id text not null,
    body text not null, unique (kind, id))`.execute(db);
  await sql`create virtual table thing_index using fts5(body, content='thing_words',
    content_rowid='number', tokenize="ascii tokenchars '#'", prefix='2 3')`.execute(db);
  await sql`insert into thing_index (thing_index, rank) values ('secure-delete', 1)`.execute(db);
  const out = sql`insert into thing_index (thing_index, rowid, body) values ('delete', old.number, old.body);`;
  const into = sql`insert into thing_index (rowid, body) values (new.number, new.body);`;
  await sql`create trigger thing_words_added after insert on thing_words
    begin ${into} end`.execute(db);
  await sql`create trigger thing_words_gone after delete on thing_words
    begin ${out} end`.execute(db);
  await sql`create trigger thing_words_changed after update of body on thing_words
    begin ${out} ${into} end`.execute(db);
}

async function createInPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create table thing_words (number integer generated always as identity primary key,
    kind text not null, id text not null, body text not null,
    words tsvector generated always as (array_to_tsvector(string_to_array(body, ' '))) stored,
    unique (kind, id))`.execute(db);
  await sql`create index thing_words_words on thing_words using gin (words)`.execute(db);
}

async function takeIn(db: Db): Promise<void> {
  const people = await db.selectFrom('person').selectAll().orderBy('person_id').execute();
  for (const row of people) await putThingWords(db, 'person', row.person_id, wordsOfPerson(row));
  const problems = await db.selectFrom('problem').selectAll().orderBy('number').execute();
  for (const row of problems) {
    await putThingWords(db, 'problem', row.problem_id, wordsOfProblem(row));
  }
  const instructions = await db
    .selectFrom('instruction')
    .innerJoin('instruction_version as newest', (join) =>
      join
        .onRef('newest.instruction_id', '=', 'instruction.instruction_id')
        .onRef('newest.version', '=', 'instruction.version'),
    )
    .select(['instruction.instruction_id', 'newest.content'])
    .orderBy('instruction.instruction_id')
    .execute();
  for (const { instruction_id: id, content } of instructions) {
    await putThingWords(db, 'instruction', id, wordsOfInstruction(content));
  }
}

/** Consumables and rights that people hold, which are found since then. */
export async function takeInRegisters(unknown: Kysely<unknown>): Promise<void> {
  // Both tables were made by earlier migrations.
  const db = unknown as Db;
  const items = await db
    .selectFrom('consumable')
    .select(['item_id', 'name', 'ean', 'site'])
    .orderBy('item_id')
    .execute();
  for (const row of items)
    await putThingWords(db, 'consumable', row.item_id, wordsOfConsumable(row));
  const grants = await db
    .selectFrom('right_grant')
    .select(['grant_id', 'holder_name', 'staff_number', 'system', 'role'])
    .orderBy('grant_id')
    .execute();
  for (const row of grants) await putThingWords(db, 'grant', row.grant_id, wordsOfGrant(row));
}

/** Of tickets that the index has: those that it does not have yet are read whole. */
async function nameFiles(db: Db, kind: 'sqlite' | 'postgres'): Promise<void> {
  const files = await db
    .selectFrom('ticket_attachment')
    .innerJoin('search_document', 'search_document.ticket_id', 'ticket_attachment.ticket_id')
    .select(['search_document.number', 'ticket_attachment.name'])
    .orderBy('ticket_attachment.attachment_id')
    .execute();
  for (const [number, named] of Map.groupBy(files, (row) => row.number)) {
    const names = named.map(({ name }) => name);
    await changeWords(db, kind, number, (body) => withFileNames(body, names));
  }
}
