import type { Role } from '../../../shared/contract/desk-contract.ts';
import { siteIdOf } from '../../../shared/domain/site.ts';
import type { QueueItem } from '../../../shared/domain/ticket.ts';

/** Whose visitors a list shows: of one site, or of all. */
export type SeenSite = { readonly siteId: string } | 'all';

/** Who looks, and from where. */
interface Onlooker {
  readonly accountId: string;
  readonly role: Role;
  readonly siteId?: string | undefined;
}

/**
 * The site that somebody looks at: where he sits, unless he chose another that is open. All sites
 * together are for leads.
 */
export function seenSite(
  chosen: string,
  openSites: readonly { readonly siteId: string }[],
  { role, siteId }: Onlooker,
): SeenSite {
  if (chosen === 'all' && role !== 'technician') return 'all';
  const isOpen = openSites.some((site) => site.siteId === chosen);
  return { siteId: isOpen ? chosen : siteIdOf({ siteId }) };
}

/**
 * Whether a list of this site has a ticket; what somebody works on himself is in each of his lists. What was resolved at
 * a site that is closed has no list of its own: it is in that of every site.
 */
export function isSeen(
  item: Pick<QueueItem, 'siteId' | 'assignee'>,
  seen: SeenSite,
  { accountId }: Onlooker,
  closedSites: readonly string[],
): boolean {
  return (
    seen === 'all' ||
    siteIdOf(item) === seen.siteId ||
    item.assignee?.accountId === accountId ||
    closedSites.includes(siteIdOf(item))
  );
}
