import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { mostShelves } from '../../shared/contract/bench-routes.ts';
import type { Shelf } from '../../shared/domain/custody.ts';
import { openSite, siteIdOf } from '../../shared/domain/site.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { unknownSite } from '../site/unknown-site.ts';
import { findShelf, insertShelf, listShelves, updateShelf } from '../store/shelf-store.ts';
import { listSites } from '../store/site-store.ts';
import type { Db } from '../store/tables.ts';

/** The shelves of the desk, by their leads. */
export function shelfHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'shelf.list' | 'shelf.create' | 'shelf.change'> {
  const { database, settings } = context;
  const isOpenSite = async (db: Db, wanted: string): Promise<boolean> =>
    openSite(await listSites(db, settings.siteName), wanted) !== null;
  return {
    'shelf.list': async () => ok({ shelves: [...(await listShelves(database.read, mostShelves))] }),
    'shelf.create': ({ body }) =>
      database.write(async (db): Promise<Result<Shelf, Fault>> => {
        const shelf = { shelfId: context.newId(), ...body };
        if (!(await isOpenSite(db, siteIdOf(shelf)))) return err(unknownSite());
        const free = await freeName(db, shelf);
        if (!free.ok) return free;
        await insertShelf(db, shelf);
        return ok({ ...shelf, taken: 0 });
      }),
    'shelf.change': ({ params, body }) =>
      database.write(async (db): Promise<Result<Shelf, Fault>> => {
        const known = await findShelf(db, params.shelfId);
        if (known === null) return err(fault('shelf/unknown', 'There is no such shelf'));
        const shelf = { ...known, ...body };
        const isMoved = siteIdOf(shelf) !== siteIdOf(known);
        // At a site that was closed none is taken into use again.
        const isNeeded = isMoved || (known.closed && !shelf.closed);
        if (isNeeded && !(await isOpenSite(db, siteIdOf(shelf)))) return err(unknownSite());
        const free = await freeName(db, shelf);
        if (!free.ok) return free;
        await updateShelf(db, shelf);
        return ok(shelf);
      }),
  };
}

/** Two shelves of one name would send people to the wrong one. */
async function freeName(
  db: Db,
  shelf: Pick<Shelf, 'shelfId' | 'name'>,
): Promise<Result<null, Fault>> {
  const shelves = await listShelves(db, mostShelves);
  if (shelves.some(({ shelfId, name }) => shelfId !== shelf.shelfId && name === shelf.name)) {
    return err(fault('shelf/name-taken', 'Another shelf has this name'));
  }
  return shelves.length < mostShelves || shelves.some(({ shelfId }) => shelfId === shelf.shelfId)
    ? ok(null)
    : err(fault('input/invalid', `There are ${mostShelves} shelves already`));
}
