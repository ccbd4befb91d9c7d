import { type Kysely, sql } from 'kysely';
import type { InstructionStage } from '../../shared/domain/instruction.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import type { DeviceKind } from '../../shared/domain/readout.ts';
import { v7 } from 'uuid';
import { shippedJargon } from '../instruction/shipped-jargon.ts';
import type { Flag } from './tables.ts';

/** One instruction; what it says stands in its versions. */
export interface InstructionTable {
  readonly instruction_id: string;
  readonly slug: string;
  readonly revision: number;
  readonly version: number;
  /** Of the newest version, as the two below, so that the list is one table. */
  readonly stage: InstructionStage;
  readonly title: string;
  /** `nl-A2 en-B1`: the variants that it has. */
  readonly variants: string;
  readonly verified: Flag;
  readonly search_text: string;
  readonly published_version: number | null;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly review_by: string;
  readonly retired_at: string | null;
  readonly retired_because: string | null;
  /** The owner was told for which review day that it comes, and that it came. */
  readonly told_soon: string | null;
  readonly told_expired: string | null;
  /** The version of the file from which it came; null for what was made here. */
  readonly seed_version: number | null;
  /** Somebody of this desk changed it: no file replaces it any more. */
  readonly edited: Flag;
  readonly changed_at: string;
}

export interface InstructionVersionTable {
  readonly instruction_id: string;
  readonly version: number;
  readonly stage: InstructionStage;
  /** JSON, parsed by the schema of its content. */
  readonly content: string;
  readonly written_by_id: string | null;
  readonly written_by: string;
  readonly begun_at: string;
  readonly written_at: string;
  readonly approved_by_id: string | null;
  readonly approved_by: string | null;
  readonly published_at: string | null;
  readonly unverified_because: string | null;
  /** What must change, when it came back from a review. */
  readonly returned_because: string | null;
}

/** Everybody who wrote in a version: none of them may approve it. */
export interface InstructionWriterTable {
  readonly instruction_id: string;
  readonly version: number;
  readonly account_id: string;
}

/** What the published version helps with, to find it by. */
export interface InstructionNeedTable {
  readonly instruction_id: string;
  readonly kind: 'finding' | 'reason' | 'pack' | 'photo';
  readonly code: string;
}

/** Photos of any version, so that staff can see them. */
export interface InstructionPhotoTable {
  readonly instruction_id: string;
  readonly hash: string;
}

export interface InstructionStampTable {
  readonly stamp_id: string;
  readonly instruction_id: string;
  readonly version: number;
  readonly device_kind: DeviceKind;
  readonly model: string;
  readonly os_version: string;
  readonly readout_id: string;
  readonly by_id: string;
  readonly by: string;
  readonly at: string;
}

export interface JargonTermTable {
  readonly term_id: string;
  readonly locale: Locale;
  readonly term: string;
  readonly explanation: string;
  readonly instead: string;
}

export interface InstructionTables {
  readonly instruction: InstructionTable;
  readonly instruction_version: InstructionVersionTable;
  readonly instruction_writer: InstructionWriterTable;
  readonly instruction_need: InstructionNeedTable;
  readonly instruction_photo: InstructionPhotoTable;
  readonly instruction_stamp: InstructionStampTable;
  readonly jargon_term: JargonTermTable;
}

export async function createInstructions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('instruction')
    .addColumn('instruction_id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('variants', 'text', (column) => column.notNull())
    .addColumn('verified', 'integer', (column) => column.notNull())
    .addColumn('search_text', 'text', (column) => column.notNull())
    .addColumn('published_version', 'integer')
    .addColumn('owner_id', 'text')
    .addColumn('owner_name', 'text')
    .addColumn('review_by', 'text', (column) => column.notNull())
    .addColumn('retired_at', 'text')
    .addColumn('retired_because', 'text')
    .addColumn('told_soon', 'text')
    .addColumn('told_expired', 'text')
    .addColumn('seed_version', 'integer')
    .addColumn('edited', 'integer', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
  await sql`create index instruction_review on instruction (review_by) where published_version is not null and retired_at is null`.execute(
    db,
  );
  await db.schema
    .createTable('instruction_version')
    .addColumn('instruction_id', 'text', (column) =>
      column.notNull().references('instruction.instruction_id').onDelete('cascade'),
    )
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('written_by_id', 'text')
    .addColumn('written_by', 'text', (column) => column.notNull())
    .addColumn('begun_at', 'text', (column) => column.notNull())
    .addColumn('written_at', 'text', (column) => column.notNull())
    .addColumn('approved_by_id', 'text')
    .addColumn('approved_by', 'text')
    .addColumn('published_at', 'text')
    .addColumn('unverified_because', 'text')
    .addColumn('returned_because', 'text')
    .addPrimaryKeyConstraint('instruction_version_once', ['instruction_id', 'version'])
    .execute();
  await createParts(db);
}

async function createParts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('instruction_writer')
    .addColumn('instruction_id', 'text', (column) =>
      column.notNull().references('instruction.instruction_id').onDelete('cascade'),
    )
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('instruction_writer_once', ['instruction_id', 'version', 'account_id'])
    .execute();
  await db.schema
    .createTable('instruction_need')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('instruction_id', 'text', (column) =>
      column.notNull().references('instruction.instruction_id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('instruction_need_once', ['kind', 'code', 'instruction_id'])
    .execute();
  await db.schema
    .createTable('instruction_photo')
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('instruction_id', 'text', (column) =>
      column.notNull().references('instruction.instruction_id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('instruction_photo_once', ['hash', 'instruction_id'])
    .execute();
  await db.schema
    .createTable('instruction_stamp')
    .addColumn('stamp_id', 'text', (column) => column.primaryKey())
    .addColumn('instruction_id', 'text', (column) =>
      column.notNull().references('instruction.instruction_id').onDelete('cascade'),
    )
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('device_kind', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('os_version', 'text', (column) => column.notNull())
    .addColumn('readout_id', 'text', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('instruction_stamp_version')
    .on('instruction_stamp')
    .columns(['instruction_id', 'version'])
    .execute();
  await db.schema
    .createTable('jargon_term')
    .addColumn('term_id', 'text', (column) => column.primaryKey())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('term', 'text', (column) => column.notNull())
    .addColumn('explanation', 'text', (column) => column.notNull())
    .addColumn('instead', 'text', (column) => column.notNull())
    .addUniqueConstraint('jargon_term_once', ['locale', 'term'])
    .execute();
  for (const { locale, term, explanation, instead } of shippedJargon) {
    await sql`insert into jargon_term (term_id, locale, term, explanation, instead)
      values (${v7()}, ${locale}, ${term}, ${explanation}, ${instead})`.execute(db);
  }
}
