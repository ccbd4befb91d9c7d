import { arrivalOnReturn, goBeforeReturned } from '../../shared/domain/hold.ts';
import { undoLeft } from '../../shared/domain/going-home.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import { firstWaiting, lastLeft } from '../store/held-store.ts';
import type { Db } from '../store/tables.ts';

/**
 * From when somebody who waits again counts as arrived. Who missed his turn moves back, and who gave up his place
 * counts from now on, unless he thought better of it at once.
 */
export async function arrivalAgain(db: Db, item: QueueItem, now: string): Promise<string> {
  if (item.status === 'on-hold') {
    const left = await lastLeft(db, item.ticketId);
    return left === null || undoLeft(left.at, Date.parse(now)) > 0 ? item.arrivedAt : now;
  }
  if (item.status !== 'no-show') return item.arrivedAt;
  return arrivalOnReturn(
    item,
    await firstWaiting(db, { queue: item.queue, siteId: siteIdOf(item) }, goBeforeReturned),
  );
}
