import { type Kysely, sql } from 'kysely';
import type { FaultCode } from '../../shared/base/fault.ts';
import type {
  KioskProgress,
  KioskRequestKind,
  KioskRequestState,
} from '../../shared/domain/kiosk-request.ts';

/** What the counter asked of a kiosk. An open one whose time is over has expired. */
export interface KioskRequestTable {
  readonly request_id: string;
  readonly ticket_id: string;
  readonly kiosk_id: string;
  readonly kind: KioskRequestKind;
  /** The held device that is to be let in; else null. */
  readonly device_id: string | null;
  readonly state: KioskRequestState;
  readonly progress: KioskProgress | null;
  readonly fault_code: FaultCode | null;
  readonly asked_by: string;
  readonly asked_by_id: string;
  readonly asked_at: string;
  readonly expires_at: string;
}

/** Requests to kiosks and the readings that they gave (ADR 13). An arrival writes to neither. */
export async function createKioskRequests(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('kiosk').addColumn('held', 'text').execute();
  await db.schema
    .createTable('kiosk_request')
    .addColumn('request_id', 'text', (column) => column.primaryKey())
    .addColumn('ticket_id', 'text', (column) => column.notNull().references('ticket.ticket_id'))
    .addColumn('kiosk_id', 'text', (column) => column.notNull().references('kiosk.kiosk_id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('device_id', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('progress', 'text')
    .addColumn('fault_code', 'text')
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('asked_by_id', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute();
  await sql`create index kiosk_request_open on kiosk_request (kiosk_id, asked_at) where state in ('waiting', 'taken')`.execute(
    db,
  );
  await db.schema
    .createIndex('kiosk_request_ticket')
    .on('kiosk_request')
    .columns(['ticket_id', 'asked_at'])
    .execute();
  await db.schema
    .createTable('reading')
    .addColumn('reading_id', 'text', (column) => column.primaryKey())
    .addColumn('request_id', 'text', (column) =>
      column.notNull().unique().references('kiosk_request.request_id'),
    )
    .addColumn('ticket_id', 'text', (column) => column.notNull().references('ticket.ticket_id'))
    .addColumn('kiosk_id', 'text', (column) => column.notNull())
    .addColumn('kiosk_name', 'text', (column) => column.notNull())
    .addColumn('layer', 'text', (column) => column.notNull())
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('arrived_at', 'text', (column) => column.notNull())
    .addColumn('readout', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('reading_ticket')
    .on('reading')
    .columns(['ticket_id', 'arrived_at'])
    .execute();
}
