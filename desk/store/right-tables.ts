import { type Kysely, sql } from 'kysely';
import type { ApproverLevel } from '../../shared/domain/right.ts';
import type { Flag } from './tables.ts';

/** A right that can be granted. */
export interface RightTemplateTable {
  readonly template_id: string;
  readonly system: string;
  readonly role: string;
  readonly rights: string;
  readonly default_days: number | null;
  readonly approver_level: ApproverLevel;
  readonly four_eyes: Flag;
  readonly product_id: string | null;
  readonly active: Flag;
  /** Lower case without diacritics: system and role. */
  readonly search_text: string;
}

/** A right that somebody holds, or held when it was revoked or its last day is past. */
export interface RightGrantTable {
  readonly grant_id: string;
  readonly template_id: string;
  /** As the template said when it was granted. */
  readonly system: string;
  readonly role: string;
  readonly holder_name: string;
  readonly staff_number: string | null;
  readonly ticket_id: string;
  /** What it rests on, once; null when the right needs no second person. */
  readonly approval_id: string | null;
  readonly granted_by: string;
  readonly granted_by_id: string;
  readonly approved_by: string | null;
  readonly from_at: string;
  readonly until_on: string | null;
  readonly revoked_at: string | null;
  readonly revoked_by: string | null;
  readonly revoke_reason: string | null;
  readonly reminded_at: string | null;
  readonly ended_at: string | null;
  /** Lower case without diacritics: holder, staff number, system, role. */
  readonly search_text: string;
}

export async function createRights(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('right_template')
    .addColumn('template_id', 'text', (column) => column.primaryKey())
    .addColumn('system', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('rights', 'text', (column) => column.notNull())
    .addColumn('default_days', 'integer')
    .addColumn('approver_level', 'text', (column) => column.notNull())
    .addColumn('four_eyes', 'integer', (column) => column.notNull())
    .addColumn('product_id', 'text', (column) => column.references('licence_product.product_id'))
    .addColumn('active', 'integer', (column) => column.notNull())
    .addColumn('search_text', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('right_grant')
    .addColumn('grant_id', 'text', (column) => column.primaryKey())
    .addColumn('template_id', 'text', (column) =>
      column.notNull().references('right_template.template_id'),
    )
    .addColumn('system', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('holder_name', 'text', (column) => column.notNull())
    .addColumn('staff_number', 'text')
    .addColumn('ticket_id', 'text', (column) => column.notNull().references('ticket.ticket_id'))
    .addColumn('approval_id', 'text', (column) =>
      column.unique().references('approval.approval_id'),
    )
    .addColumn('granted_by', 'text', (column) => column.notNull())
    .addColumn('granted_by_id', 'text', (column) => column.notNull())
    .addColumn('approved_by', 'text')
    .addColumn('from_at', 'text', (column) => column.notNull())
    .addColumn('until_on', 'text')
    .addColumn('revoked_at', 'text')
    .addColumn('revoked_by', 'text')
    .addColumn('revoke_reason', 'text')
    .addColumn('reminded_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('search_text', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('right_grant_ticket').on('right_grant').column('ticket_id').execute();
  await sql`create index right_grant_end on right_grant (until_on) where revoked_at is null and ended_at is null`.execute(
    db,
  );
}
