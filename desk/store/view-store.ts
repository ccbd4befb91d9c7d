import { type SavedView, savedViewSchema } from '../../shared/domain/saved-view.ts';
import type { Db } from './tables.ts';

/** A view with what is not told of it. */
export interface StoredView extends SavedView {
  readonly accountId: string;
  readonly position: number;
}

/** What an account sees in its list of views, in order: what is shared first. */
export async function viewsOf(db: Db, accountId: string): Promise<readonly StoredView[]> {
  const rows = await db
    .selectFrom('saved_view')
    .selectAll()
    .where((eb) => eb.or([eb('account_id', '=', accountId), eb('shared', '=', 1)]))
    .orderBy('shared', 'desc')
    .orderBy('position')
    .orderBy('view_id')
    .execute();
  return rows.map((row) => ({
    ...savedViewSchema.parse({
      viewId: row.view_id,
      name: row.name,
      search: parsed(row.search),
      shared: row.shared === 1,
    }),
    accountId: row.account_id,
    position: row.position,
  }));
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}

export async function addView(db: Db, view: StoredView): Promise<void> {
  await db
    .insertInto('saved_view')
    .values({
      view_id: view.viewId,
      account_id: view.accountId,
      name: view.name,
      search: JSON.stringify(view.search),
      shared: view.shared ? 1 : 0,
      position: view.position,
    })
    .execute();
}

export async function renameView(db: Db, viewId: string, name: string): Promise<void> {
  await db.updateTable('saved_view').set({ name }).where('view_id', '=', viewId).execute();
}

/** Puts another list under the name of a view. */
export async function replaceView(
  db: Db,
  viewId: string,
  search: SavedView['search'],
): Promise<void> {
  await db
    .updateTable('saved_view')
    .set({ search: JSON.stringify(search) })
    .where('view_id', '=', viewId)
    .execute();
}

/** Numbers views in the order in which they are given. */
export async function orderViews(db: Db, viewIds: readonly string[]): Promise<void> {
  for (const [position, viewId] of viewIds.entries()) {
    await db.updateTable('saved_view').set({ position }).where('view_id', '=', viewId).execute();
  }
}

export async function forgetView(db: Db, viewId: string): Promise<void> {
  await db.deleteFrom('saved_view').where('view_id', '=', viewId).execute();
}
