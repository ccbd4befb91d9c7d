import { useCallback } from 'react';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { useSession } from '../session/session.ts';
import { type SeenSite, isSeen, seenSite } from './seen-site.ts';
import { useClosedSites, useSitesToName } from './use-sites.ts';

/** What the list shows of the sites, and whether a ticket is in it; that of a view has a site of its own. */
export function useSeenSite(ofView?: string): {
  readonly seen: SeenSite;
  readonly isHere: (item: QueueItem) => boolean;
} {
  const { settings } = useParts();
  const session = useSession();
  const sites = useSitesToName();
  const { seenSite: chosen } = useStore(settings);
  const seen = seenSite(ofView ?? chosen, sites, session);
  const closed = useClosedSites();
  const key = seen === 'all' ? seen : seen.siteId;
  const isHere = useCallback(
    (item: QueueItem) => isSeen(item, key === 'all' ? key : { siteId: key }, session, closed),
    [key, session, closed],
  );
  return { seen, isHere };
}
