import { type Kysely, sql } from 'kysely';
import type { ProblemState } from '../../shared/domain/problem.ts';

/** One cause behind several tickets. */
export interface ProblemTable {
  readonly problem_id: string;
  readonly number: number;
  readonly state: ProblemState;
  readonly title: string;
  readonly description: string;
  readonly workaround: string | null;
  /** What its tickets share; null when a person found it. */
  readonly signature: string | null;
  readonly category: string | null;
  readonly sign: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
  /** Its tickets when leads were last told of it, and when that was; null when a person found it. */
  readonly told_tickets: number | null;
  readonly told_at: string | null;
}

/** The problem of a ticket; a ticket has one at most. */
export interface ProblemTicketTable {
  readonly ticket_id: string;
  readonly problem_id: string;
}

export async function createProblems(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('problem')
    .addColumn('problem_id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.notNull().unique())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('workaround', 'text')
    .addColumn('signature', 'text')
    .addColumn('category', 'text')
    .addColumn('sign', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('problem_signature')
    .on('problem')
    .columns(['signature', 'created_at'])
    .execute();
  await db.schema
    .createTable('problem_ticket')
    .addColumn('ticket_id', 'text', (column) =>
      column.primaryKey().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('problem_id', 'text', (column) =>
      column.notNull().references('problem.problem_id').onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('problem_ticket_problem')
    .on('problem_ticket')
    .column('problem_id')
    .execute();
}

/** What is there already was told once, with the tickets that it has. */
export async function addProblemsTold(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('problem').addColumn('told_tickets', 'integer').execute();
  await db.schema.alterTable('problem').addColumn('told_at', 'text').execute();
  await sql`
    update problem set told_at = created_at, told_tickets = (
      select count(*) from problem_ticket where problem_ticket.problem_id = problem.problem_id
    ) where signature is not null`.execute(db);
}

/** What is there already has its first version. */
export async function addProblemVersion(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('problem')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
}
