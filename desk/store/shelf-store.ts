import { byName } from '../../shared/base/by-name.ts';
import type { Shelf } from '../../shared/domain/custody.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import { siteColumnOf } from './at-site.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** The shelves by name, with how many devices lie on each. */
export async function listShelves(db: Db, limit: number): Promise<readonly Shelf[]> {
  const rows = await shelves(db).orderBy('shelf.name').limit(limit).execute();
  return rows.toSorted(byName).map(shelfOfRow);
}

/** One shelf, or null. */
export async function findShelf(db: Db, shelfId: string): Promise<Shelf | null> {
  const row = await shelves(db).where('shelf.shelf_id', '=', shelfId).executeTakeFirst();
  return row === undefined ? null : shelfOfRow(row);
}

/** One shelf on which nobody else puts anything before the end of this command, or null. */
export async function lockShelf(
  db: Db,
  kind: DeskDatabase['kind'],
  shelfId: string,
): Promise<Shelf | null> {
  if (kind === 'postgres') {
    await db
      .selectFrom('shelf')
      .select('shelf_id')
      .where('shelf_id', '=', shelfId)
      .forUpdate()
      .execute();
  }
  return findShelf(db, shelfId);
}

export async function insertShelf(db: Db, shelf: Omit<Shelf, 'taken'>): Promise<void> {
  await db.insertInto('shelf').values(rowOf(shelf)).execute();
}

export async function updateShelf(db: Db, shelf: Omit<Shelf, 'taken'>): Promise<void> {
  const { shelf_id: shelfId, ...row } = rowOf(shelf);
  await db.updateTable('shelf').set(row).where('shelf_id', '=', shelfId).execute();
}

function shelves(db: Db) {
  return db.selectFrom('shelf').select((eb) => [
    'shelf.shelf_id',
    'shelf.name',
    'shelf.capacity',
    'shelf.closed',
    'shelf.site_id',
    eb
      .selectFrom('left_device')
      .whereRef('left_device.shelf_id', '=', 'shelf.shelf_id')
      .select((count) => count.fn.countAll().as('taken'))
      .as('taken'),
  ]);
}

function shelfOfRow(row: {
  readonly shelf_id: string;
  readonly name: string;
  readonly capacity: number;
  readonly closed: 0 | 1;
  readonly site_id: string | null;
  /** PostgreSQL counts in bigint, which comes as text. */
  readonly taken: string | number | bigint | null;
}): Shelf {
  return {
    shelfId: row.shelf_id,
    name: row.name,
    capacity: row.capacity,
    taken: Number(row.taken ?? 0),
    closed: row.closed === 1,
    ...(row.site_id === null ? {} : { siteId: row.site_id }),
  };
}

function rowOf(shelf: Omit<Shelf, 'taken'>) {
  return {
    shelf_id: shelf.shelfId,
    name: shelf.name,
    capacity: shelf.capacity,
    closed: shelf.closed ? 1 : 0,
    site_id: siteColumnOf(siteIdOf(shelf)),
  } as const;
}
