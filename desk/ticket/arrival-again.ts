import { arrivalOnReturn, goBeforeReturned } from '../../shared/domain/hold.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import { firstWaiting } from '../store/held-store.ts';
import type { Db } from '../store/tables.ts';

/** From when somebody who waits again counts as arrived: only who missed his turn moves back. */
export async function arrivalAgain(db: Db, item: QueueItem): Promise<string> {
  if (item.status !== 'no-show') return item.arrivedAt;
  return arrivalOnReturn(
    item,
    await firstWaiting(db, { queue: item.queue, siteId: siteIdOf(item) }, goBeforeReturned),
  );
}
