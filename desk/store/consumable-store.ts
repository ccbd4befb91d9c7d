import { sql } from 'kysely';
import {
  type Consumable,
  type ConsumableFacts,
  consumableSchema,
  type StockMovement,
  stockMovementSchema,
} from '../../shared/domain/consumable.ts';
import { wordsOfConsumable } from '../find/thing-words.ts';
import type { ConsumableTable, StockMovementTable } from './consumable-tables.ts';
import { type RegisterPage, hasWord } from './register-page.ts';
import type { Db, DeskDatabase } from './tables.ts';
import { putThingWords } from './thing-words-store.ts';

export type ConsumableRow = ConsumableTable;
export type MovementRow = StockMovementTable;

/** Adds an item; false when another has this barcode. */
export async function insertConsumable(db: Db, row: ConsumableRow): Promise<boolean> {
  const added = await db
    .insertInto('consumable')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('item_id')
    .executeTakeFirst();
  if (added === undefined) return false;
  await putThingWords(db, 'consumable', row.item_id, wordsOfConsumable(row));
  return true;
}

/** Writes facts over an item that was locked in the same command. */
export async function updateConsumable(
  db: Db,
  itemId: string,
  facts: ConsumableFacts,
  searchText: string,
): Promise<void> {
  await db
    .updateTable('consumable')
    .set({ ...columnsOf(facts), search_text: searchText })
    .where('item_id', '=', itemId)
    .execute();
  await putThingWords(db, 'consumable', itemId, wordsOfConsumable(facts));
}

/** The columns of what a lead says of an item. */
export function columnsOf(facts: ConsumableFacts) {
  return {
    name: facts.name,
    ean: facts.ean,
    site: facts.site,
    reorder_at: facts.reorderAt,
    closed: facts.closed ? (1 as const) : (0 as const),
  };
}

/** One item of which nobody else changes the stock before the end of this command, or null. */
export async function lockConsumable(
  db: Db,
  kind: DeskDatabase['kind'],
  by: { readonly itemId: string } | { readonly ean: string },
): Promise<ConsumableRow | null> {
  const all = db.selectFrom('consumable').selectAll();
  const one = 'itemId' in by ? all.where('item_id', '=', by.itemId) : all.where('ean', '=', by.ean);
  const row = await (kind === 'postgres' ? one.forUpdate() : one).executeTakeFirst();
  return row ?? null;
}

/** Whether a barcode is on another item. */
export async function isEanTaken(db: Db, ean: string, butOf: string): Promise<boolean> {
  const row = await db
    .selectFrom('consumable')
    .select('item_id')
    .where('ean', '=', ean)
    .where('item_id', '!=', butOf)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds a line to the stock book of an item that was locked in the same command. */
export async function insertStockMovement(db: Db, row: MovementRow): Promise<void> {
  await db.insertInto('stock_movement').values(row).execute();
  await db
    .updateTable('consumable')
    .set({ stock: row.stock, sequence: row.sequence })
    .where('item_id', '=', row.item_id)
    .execute();
}

/** A movement by its own id, or null. */
export async function findMovement(db: Db, movementId: string): Promise<MovementRow | null> {
  const row = await db
    .selectFrom('stock_movement')
    .selectAll()
    .where('movement_id', '=', movementId)
    .executeTakeFirst();
  return row ?? null;
}

/** One item, or null. */
export async function findConsumable(db: Db, itemId: string): Promise<ConsumableRow | null> {
  const row = await db
    .selectFrom('consumable')
    .selectAll()
    .where('item_id', '=', itemId)
    .executeTakeFirst();
  return row ?? null;
}

/** Items by name, barcode and site, newest first. */
export async function listConsumables(
  db: Db,
  page: RegisterPage & { readonly low: boolean },
): Promise<readonly Consumable[]> {
  let query = db.selectFrom('consumable').selectAll().orderBy('item_id', 'desc').limit(page.limit);
  if (page.before !== null) query = query.where('item_id', '<', page.before);
  if (page.low) query = query.where(sql<boolean>`stock <= reorder_at and closed = 0`);
  for (const word of page.words) query = query.where(hasWord('search_text', word));
  return (await query.execute()).map(consumableOf);
}

/** The stock book of an item, newest first. */
export async function listMovements(
  db: Db,
  itemId: string,
  page: { readonly before: number | null; readonly limit: number },
): Promise<readonly StockMovement[]> {
  let query = db
    .selectFrom('stock_movement')
    .selectAll()
    .where('item_id', '=', itemId)
    .orderBy('sequence', 'desc')
    .limit(page.limit);
  if (page.before !== null) query = query.where('sequence', '<', page.before);
  return (await query.execute()).map(movementOf);
}

/** An item as the contract says it. */
export function consumableOf(row: ConsumableRow): Consumable {
  return consumableSchema.parse({
    itemId: row.item_id,
    name: row.name,
    ean: row.ean,
    site: row.site,
    reorderAt: row.reorder_at,
    closed: row.closed === 1,
    stock: row.stock,
  });
}

/** A line of the stock book as the contract says it. */
export function movementOf(row: MovementRow): StockMovement {
  return stockMovementSchema.parse({
    sequence: row.sequence,
    reason: row.reason,
    change: row.change,
    stock: row.stock,
    at: row.at,
    actor: row.actor,
    to: row.to_name,
    words: row.words,
  });
}

/** Items in the order of their ids. */
export async function consumablesById(
  db: Db,
  ids: readonly string[],
): Promise<readonly Consumable[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('consumable')
    .selectAll()
    .where('item_id', 'in', [...ids])
    .execute();
  const known = new Map(rows.map((row) => [row.item_id, consumableOf(row)]));
  return ids.flatMap((id) => known.get(id) ?? []);
}
