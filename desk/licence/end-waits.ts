import type { DeskContext } from '../desk-context.ts';
import { appendEvent } from '../store/event-store.ts';
import { lockLicence } from '../store/licence-store.ts';
import type { Db } from '../store/tables.ts';
import { deleteWait, waitsOnTicket } from '../store/wait-store.ts';
import type { ChangedBy } from '../ticket/change.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { settleOffers } from './settle-offers.ts';

/**
 * Takes off the wait-lists who waited for a ticket by which nobody wants the seat any more: it was cancelled,
 * withdrawn or refused. One that was closed otherwise waits on. To be called before the event of that change.
 */
export async function endWaits(
  db: Db,
  { database: { kind } }: Pick<DeskContext, 'database'>,
  { item, document, updatedAt: at }: StoredTicket,
  by: Pick<ChangedBy, 'name' | 'accountId'>,
): Promise<void> {
  const code = document.resolution?.closingCode;
  if (item.status !== 'cancelled' && code !== 'withdrawn' && code !== 'refused') return;
  for (const { productId, waitId, holder } of await waitsOnTicket(db, item.ticketId)) {
    const product = await lockLicence(db, kind, productId);
    // Passed over at this moment.
    if (product === null || !(await deleteWait(db, waitId))) continue;
    await settleOffers(db, productId, at);
    await appendEvent(db, kind, {
      ...{ item, at, actor: by.name, actorId: by.accountId, words: null },
      kind: 'ticket.seat-wait-left',
      details: { product: product.name, holder },
    });
  }
}
