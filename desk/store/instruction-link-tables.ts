import type { Kysely } from 'kysely';
import type { InstructionLevel } from '../../shared/domain/instruction.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import type { PackDevice, Telling } from '../../shared/domain/instruction-link.ts';
import type { Flag } from './tables.ts';

/** Instructions that were given along together, and until when their page can be read. */
export interface InstructionLinkTable {
  readonly link_id: string;
  /** Null when they belong to no ticket. */
  readonly ticket_id: string | null;
  /** Of a pack: for which type of device. */
  readonly device_type: PackDevice | null;
  /** What was given, as JSON: which instructions, in which order. */
  readonly content: string;
  readonly telling: Telling;
  readonly locale: Locale;
  readonly given_by: string;
  readonly given_by_id: string;
  readonly given_at: string;
  readonly expires_at: string;
}

/** Each address that opens a link: on paper, on a screen, printed anew. The address itself is kept nowhere. */
interface InstructionTokenTable {
  readonly token_hash: string;
  readonly link_id: string;
  readonly made_at: string;
}

/** Whether a step worked, as its reader said on the page. Rows are only ever added. */
interface InstructionAnswerTable {
  /** Made on the page: the same answer sent twice is one. */
  readonly answer_id: string;
  readonly link_id: string;
  readonly instruction_id: string;
  readonly level: InstructionLevel;
  readonly step: number;
  readonly worked: Flag;
  /** When it was said; it may come in days later. */
  readonly said_at: string;
  readonly received_at: string;
}

/** What this topic adds to the schema of the desk. */
export interface InstructionLinkTables {
  readonly instruction_link: InstructionLinkTable;
  readonly instruction_token: InstructionTokenTable;
  readonly instruction_answer: InstructionAnswerTable;
}

/** Pages of instructions and what came back of them. An arrival writes to none of them. */
export async function createInstructionLinks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('instruction_link')
    .addColumn('link_id', 'text', (column) => column.primaryKey())
    .addColumn('ticket_id', 'text', (column) => column.references('ticket.ticket_id'))
    .addColumn('device_type', 'text')
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('telling', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('given_by', 'text', (column) => column.notNull())
    .addColumn('given_by_id', 'text', (column) => column.notNull())
    .addColumn('given_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('instruction_link_ticket')
    .on('instruction_link')
    .columns(['ticket_id', 'link_id'])
    .execute();
  await db.schema
    .createTable('instruction_token')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('link_id', 'text', (column) =>
      column.notNull().references('instruction_link.link_id'),
    )
    .addColumn('made_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('instruction_token_link')
    .on('instruction_token')
    .column('link_id')
    .execute();
  await db.schema
    .createTable('instruction_answer')
    .addColumn('answer_id', 'text', (column) => column.primaryKey())
    .addColumn('link_id', 'text', (column) =>
      column.notNull().references('instruction_link.link_id'),
    )
    .addColumn('instruction_id', 'text', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('step', 'integer', (column) => column.notNull())
    .addColumn('worked', 'integer', (column) => column.notNull())
    .addColumn('said_at', 'text', (column) => column.notNull())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('instruction_answer_link')
    .on('instruction_answer')
    .column('link_id')
    .execute();
}
