import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { expiredItems, keepSupplierContact, supplierContacts } from '../store/expired-store.ts';

type UpkeepRoutes = 'expired.list' | 'supplier.contacts' | 'supplier.keep-contact';

/** What has run out, and how suppliers are reached. */
export function upkeepHandlers(context: DeskContext): Pick<DeskHandlers, UpkeepRoutes> {
  const { clock, database } = context;
  return {
    'expired.list': async () =>
      ok({ items: await expiredItems(database.read, context.dayAt(clock.nowMs())) }),
    'supplier.contacts': async () => ok({ suppliers: await supplierContacts(database.read) }),
    'supplier.keep-contact': ({ params: { supplierId }, body }) =>
      database.write(async (db) => {
        const known = await supplierContacts(db);
        if (known.every((supplier) => supplier.supplierId !== supplierId)) {
          return err(fault('input/invalid', 'There is no such supplier'));
        }
        await keepSupplierContact(db, supplierId, body);
        return ok({});
      }),
  };
}
