import { type Kysely, sql } from 'kysely';
import type { StockReason } from '../../shared/domain/consumable.ts';

/** A thing that is used up, with what its last movement left. */
export interface ConsumableTable {
  readonly item_id: string;
  readonly name: string;
  readonly ean: string | null;
  readonly site: string;
  readonly reorder_at: number;
  readonly closed: 0 | 1;
  readonly stock: number;
  /** Of the last movement; 0 when there was none. */
  readonly sequence: number;
  /** Lower case without diacritics: name, barcode and site. */
  readonly search_text: string;
}

/** The stock book. Rows are only ever added. */
export interface StockMovementTable {
  readonly movement_id: string;
  readonly item_id: string;
  readonly sequence: number;
  readonly reason: StockReason;
  readonly change: number;
  readonly stock: number;
  readonly at: string;
  readonly actor: string;
  readonly actor_id: string;
  readonly to_name: string | null;
  readonly ticket_id: string | null;
  readonly words: string | null;
}

/** What this file adds to the schema. */
export interface ConsumableTables {
  readonly consumable: ConsumableTable;
  readonly stock_movement: StockMovementTable;
}

export async function createConsumables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('consumable')
    .addColumn('item_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('ean', 'text', (column) => column.unique())
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('reorder_at', 'integer', (column) => column.notNull())
    .addColumn('closed', 'integer', (column) => column.notNull())
    // The rules keep it; this keeps the rules honest.
    .addColumn('stock', 'integer', (column) => column.notNull().check(sql`stock >= 0`))
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('search_text', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('stock_movement')
    .addColumn('movement_id', 'text', (column) => column.primaryKey())
    .addColumn('item_id', 'text', (column) => column.notNull().references('consumable.item_id'))
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('change', 'integer', (column) => column.notNull())
    .addColumn('stock', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('to_name', 'text')
    .addColumn('ticket_id', 'text', (column) => column.references('ticket.ticket_id'))
    .addColumn('words', 'text')
    .addUniqueConstraint('stock_movement_sequence', ['item_id', 'sequence'])
    .execute();
}
