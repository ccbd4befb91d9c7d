import { type Kysely, sql } from 'kysely';

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
