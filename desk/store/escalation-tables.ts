import type { Kysely } from 'kysely';
import type { Escalation } from '../../shared/domain/escalation.ts';

export interface StaffGroupTable {
  readonly group_id: string;
  readonly name: string;
}

export interface StaffGroupMemberTable {
  readonly group_id: string;
  readonly account_id: string;
}

export interface SupplierTable {
  readonly supplier_id: string;
  readonly name: string;
  readonly contact: string;
  readonly reference_example: string;
}

/** Where a ticket was escalated to. Ids are UUIDv7, so that they sort by time. */
export interface EscalationTable {
  readonly escalation_id: string;
  readonly ticket_id: string;
  readonly kind: Escalation['kind'];
  /** Group, account or supplier; it may be gone, its name stays. */
  readonly target_id: string;
  readonly target_name: string;
  readonly reason: string;
  readonly tried: string;
  /** JSON, parsed by `addedFactsSchema`; a dash where a desk before 2026-11-30 erased it. */
  readonly added: string;
  /** JSON, names of facts. */
  readonly missing: string;
  readonly warranty: string;
  /** One of `Escalation['serial']`; a dash where a desk before 2026-11-30 erased it. */
  readonly serial: string;
  readonly reference: string;
  readonly expected_on: string | null;
  readonly at: string;
  readonly by_name: string;
  readonly ended_at: string | null;
  readonly ended_by: string | null;
  /** The day that was promised when its owner was told that it is past; null when he was not. */
  readonly late_told_for: string | null;
  /** The same of the leads. */
  readonly late_leads_told_for: string | null;
}

export async function createEscalationTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('staff_group')
    .addColumn('group_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('staff_group_member')
    .addColumn('group_id', 'text', (column) =>
      column.notNull().references('staff_group.group_id').onDelete('cascade'),
    )
    .addColumn('account_id', 'text', (column) =>
      column.notNull().references('account.account_id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('staff_group_member_key', ['group_id', 'account_id'])
    .execute();
  await db.schema
    .createTable('supplier')
    .addColumn('supplier_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('contact', 'text', (column) => column.notNull())
    .addColumn('reference_example', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('escalation')
    .addColumn('escalation_id', 'text', (column) => column.primaryKey())
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('target_id', 'text', (column) => column.notNull())
    .addColumn('target_name', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('tried', 'text', (column) => column.notNull())
    .addColumn('added', 'text', (column) => column.notNull())
    .addColumn('missing', 'text', (column) => column.notNull())
    .addColumn('warranty', 'text', (column) => column.notNull())
    .addColumn('serial', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('expected_on', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('ended_by', 'text')
    .execute();
  await db.schema
    .createIndex('escalation_ticket')
    .on('escalation')
    .columns(['ticket_id', 'escalation_id'])
    .execute();
  await db.schema
    .createIndex('escalation_open')
    .on('escalation')
    .column('escalation_id')
    .where('ended_at' as never, 'is', null)
    .execute();
}

/** Of whom it is known that he is late, somebody is told once for each day that he promised. */
export async function rememberLateSuppliers(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('escalation').addColumn('late_told_for', 'text').execute();
  await db.schema.alterTable('escalation').addColumn('late_leads_told_for', 'text').execute();
}
