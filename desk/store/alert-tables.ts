import type { Kysely } from 'kysely';

/** Which alerts go where. */
export interface AlertRuleTable {
  readonly rule_id: string;
  /** JSON. */
  readonly facts: string;
  /** With which its webhook is signed; null without one. */
  readonly secret: string | null;
  readonly changed_at: string;
  readonly changed_by: string;
}

/** An alert that waits for others to go along with. */
export interface AlertWaitingTable {
  readonly rule_id: string;
  readonly alert_id: string;
  readonly at: string;
  /** JSON. */
  readonly alert: string;
}

/** What of a kiosk was told, so that it is told once. */
export interface KioskAlertTable {
  readonly kiosk_id: string;
  readonly kind: string;
  readonly last_seen_at: string;
}

/** What this file adds to the schema. */
export interface AlertTables {
  readonly alert_rule: AlertRuleTable;
  readonly alert_waiting: AlertWaitingTable;
  readonly kiosk_alert: KioskAlertTable;
}

/** Rules of alerts and what waits for them. */
export async function createAlerts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('alert_rule')
    .addColumn('rule_id', 'text', (column) => column.primaryKey())
    .addColumn('facts', 'text', (column) => column.notNull())
    .addColumn('secret', 'text')
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('alert_waiting')
    .addColumn('rule_id', 'text', (column) =>
      column.notNull().references('alert_rule.rule_id').onDelete('cascade'),
    )
    .addColumn('alert_id', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('alert', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('alert_waiting_key', ['rule_id', 'alert_id'])
    .execute();
  await db.schema
    .createTable('kiosk_alert')
    .addColumn('kiosk_id', 'text', (column) => column.notNull().references('kiosk.kiosk_id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('kiosk_alert_key', ['kiosk_id', 'kind'])
    .execute();
}
