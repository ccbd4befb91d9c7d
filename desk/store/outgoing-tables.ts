import { type Kysely, sql } from 'kysely';
import type { OutgoingKind, OutgoingState } from '../../shared/domain/outgoing.ts';

/** A mail or a call of a webhook that leaves the desk; its content goes once it has left (ADR 36). */
export interface OutgoingTable {
  readonly outgoing_id: string;
  /** What it was made for; the same is never sent twice, and a mailbox knows a repeat by it. */
  readonly cause: string;
  /** The cause of the mail that this one follows up, or null. */
  readonly follows: string | null;
  readonly channel: 'mail' | 'webhook';
  readonly kind: OutgoingKind;
  readonly recipient: string;
  /** Who had it sent; null when the desk did by itself. */
  readonly asked_by: string | null;
  /** JSON; null once it was sent or given up. */
  readonly content: string | null;
  readonly state: OutgoingState;
  readonly made_at: string;
  /** Not tried before this moment. */
  readonly next_at: string;
  readonly tries: number;
  readonly ended_at: string | null;
  readonly trouble: string | null;
}

/** Where people of the organisation get mail. */
export interface PersonMailTable {
  readonly person_id: string;
  readonly address: string;
}

/** Where the borrower of one handover gets mail, as he said at the counter. */
export interface HandoverMailTable {
  readonly handover_id: string;
  readonly address: string;
}

/** What this file adds to the schema. */
export interface OutgoingTables {
  readonly outgoing: OutgoingTable;
  readonly person_mail: PersonMailTable;
  readonly handover_mail: HandoverMailTable;
}

/** What leaves the desk, and where to. An arrival writes to none of them. */
export async function createOutgoing(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outgoing')
    .addColumn('outgoing_id', 'text', (column) => column.primaryKey())
    .addColumn('cause', 'text', (column) => column.notNull().unique())
    .addColumn('follows', 'text')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('asked_by', 'text')
    .addColumn('content', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('next_at', 'text', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('trouble', 'text')
    .execute();
  await sql`create index outgoing_waiting on outgoing (next_at) where state = 'waiting'`.execute(
    db,
  );
  await sql`create index outgoing_ended on outgoing (ended_at) where ended_at is not null`.execute(
    db,
  );
  await db.schema
    .createTable('person_mail')
    .addColumn('person_id', 'text', (column) =>
      column.primaryKey().references('person.person_id').onDelete('cascade'),
    )
    .addColumn('address', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('handover_mail')
    .addColumn('handover_id', 'text', (column) =>
      column.primaryKey().references('handover.handover_id'),
    )
    .addColumn('address', 'text', (column) => column.notNull())
    .execute();
}
