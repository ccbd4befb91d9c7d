import type { Clock } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { openSite, siteIdOf, type Site } from '../../shared/domain/site.ts';
import type { DeskContext } from '../desk-context.ts';
import { seenWithinMs } from '../queue/waits.ts';
import type { Seat } from '../store/session-store.ts';
import { listSites } from '../store/site-store.ts';
import { unknownSite } from './unknown-site.ts';

/** Who was seen at a counter since this moment sits there. */
export function seatedSince(clock: Clock): string {
  return new Date(clock.nowMs() - seenWithinMs).toISOString();
}

/**
 * Why nobody can sit there, or null. A site whose counters are written down has no others, so that no
 * visitor is called to one that is not there; where none is written down, any name will do.
 */
export async function refusalToSit(
  { database, settings }: Pick<DeskContext, 'database' | 'settings'>,
  { siteId, counter }: Seat,
): Promise<Fault | null> {
  const sites = await listSites(database.read, settings.siteName);
  const site = openSite(sites, siteId);
  if (site === null) return unknownSite();
  const known = countersOf(site);
  return counter === null || known.length === 0 || known.some(({ name }) => name === counter)
    ? null
    : fault('site/unknown', 'This site has no such counter');
}

/**
 * Why somebody cannot call a visitor from where he sits, or null. Where counters are written down a call names
 * one: the wall would else show a number and no place to go to.
 */
export async function refusalToCall(
  { database, settings }: Pick<DeskContext, 'database' | 'settings'>,
  session: Session,
): Promise<Fault | null> {
  if (session.counter !== null) return null;
  const sites = await listSites(database.read, settings.siteName);
  const site = sites.find(({ siteId }) => siteId === siteIdOf(session));
  return site === undefined || countersOf(site).length === 0
    ? null
    : fault('counter/not-taken', 'The caller sits at no counter of this site');
}

function countersOf({ counters }: Site): Site['counters'] {
  return counters.filter(({ active }) => active);
}
