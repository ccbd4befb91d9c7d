import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { siteColumnOf } from './at-site.ts';
import { latestKeys } from './kiosk-key-store.ts';
import { type Kiosk, provisionKiosk } from './kiosk-store.ts';
import type { Db } from './tables.ts';

/** What an admin says of a kiosk that comes. */
interface Newcomer {
  readonly kioskId: string;
  readonly name: string;
  readonly siteId: string;
  readonly counter: string | null;
  readonly at: string;
}

/**
 * The kiosk of this name: a new one, or one whose key was ended, which then keeps its letters. One that
 * still works does not lose its name to another machine.
 */
export async function adoptKiosk(
  db: Db,
  newcomer: Newcomer,
  prefixes: readonly string[],
): Promise<Result<Kiosk, Fault>> {
  const { name, siteId, counter } = newcomer;
  const same = await db
    .selectFrom('kiosk')
    .select('kiosk_id')
    .where('name', '=', name)
    .executeTakeFirst();
  if (same !== undefined) {
    const key = (await latestKeys(db, [same.kiosk_id])).get(same.kiosk_id);
    if (key === undefined || key.state === 'active') {
      return err(fault('kiosk/name-taken', 'A kiosk of this name is in use'));
    }
  }
  // Its ticket is spent by the registration of its key, in the same transaction.
  const tokenHash = `unused ${newcomer.kioskId}`;
  const kiosk = await provisionKiosk(db, { ...newcomer, tokenHash }, prefixes);
  if (kiosk === null) return err(fault('store/failed', 'All code prefixes of kiosks are in use'));
  await db
    .updateTable('kiosk')
    .set({ site_id: siteColumnOf(siteId), counter })
    .where('kiosk_id', '=', kiosk.kioskId)
    .execute();
  return ok({ ...kiosk, siteId });
}
