import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { openSite, siteIdOf } from '../../shared/domain/site.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { seatedSince } from '../site/seats.ts';
import { seatsTaken } from '../store/session-store.ts';
import { listSites } from '../store/site-store.ts';
import type { TicketChange } from './change.ts';
import { unknownSite } from '../site/unknown-site.ts';

/** Where somebody has to go: to anybody of a site, or to one counter of it. */
export interface TransferTarget {
  readonly siteId: string;
  readonly counter: string | null;
}

type Transfer = Extract<TicketChange, { type: 'transfer' }>;

/** The transfer that somebody asked for, with the names that its history tells and whom to tell of it. */
export async function transferOf(
  context: DeskContext,
  item: QueueItem,
  to: TransferTarget,
  reason: string,
): Promise<Result<Transfer, Fault>> {
  const { read } = context.database;
  const sites = await listSites(read, context.settings.siteName);
  const site = openSite(sites, to.siteId);
  if (site === null) return err(unknownSite());
  const seats = await seatsTaken(read, seatedSince(context.clock));
  const there = seats.filter((seat) => seat.siteId === to.siteId && seat.counter === to.counter);
  if (to.counter !== null && there.length === 0) {
    return err(fault('counter/unattended', 'Nobody sits at this counter'));
  }
  const from = sites.find(({ siteId }) => siteId === siteIdOf(item));
  return ok({
    type: 'transfer',
    to: { ...to, siteName: site.name },
    fromSiteName: from?.name ?? '',
    told: there.map((seat) => seat.accountId),
    reason,
  });
}
