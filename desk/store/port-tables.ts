import type { Kysely } from 'kysely';
import type { PortTrouble } from '../../shared/domain/port-trouble.ts';

/** Plugs at one port of one kiosk on one day, as the kiosk counted them. */
export interface KioskPortDayTable {
  readonly kiosk_id: string;
  readonly port: string;
  readonly day: string;
  readonly data: number;
  readonly read: number;
  readonly no_data: number;
  readonly last_trouble: PortTrouble | null;
}

/** Ports of which admins were told that they are suspect. */
export interface KioskPortToldTable {
  readonly kiosk_id: string;
  readonly port: string;
  readonly told_at: string;
  /** Since when it works again; days before count no more. Null while it is suspect. */
  readonly well_at: string | null;
}

export interface PortTables {
  readonly kiosk_port_day: KioskPortDayTable;
  readonly kiosk_port_told: KioskPortToldTable;
}

/** Figures of two weeks at most; a visit writes to none of it. */
export async function createPortHealth(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kiosk_port_day')
    .addColumn('kiosk_id', 'text', (column) => column.notNull().references('kiosk.kiosk_id'))
    .addColumn('port', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('data', 'integer', (column) => column.notNull())
    .addColumn('read', 'integer', (column) => column.notNull())
    .addColumn('no_data', 'integer', (column) => column.notNull())
    .addColumn('last_trouble', 'text')
    .addPrimaryKeyConstraint('kiosk_port_day_pk', ['kiosk_id', 'day', 'port'])
    .execute();
  await db.schema
    .createTable('kiosk_port_told')
    .addColumn('kiosk_id', 'text', (column) => column.notNull().references('kiosk.kiosk_id'))
    .addColumn('port', 'text', (column) => column.notNull())
    .addColumn('told_at', 'text', (column) => column.notNull())
    .addColumn('well_at', 'text')
    .addPrimaryKeyConstraint('kiosk_port_told_pk', ['kiosk_id', 'port'])
    .execute();
}
