import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Site } from '../../../shared/domain/site.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

export const sitesKey = ['sites'] as const;

const noSites: readonly Site[] = [];

/** Sites with their counters and kiosks, and who sits where. */
export function useSitesQuery() {
  const { desk } = useParts();
  return useQuery({
    queryKey: sitesKey,
    queryFn: () => valueOf(desk.call('site.list', {})),
    staleTime: 60_000,
  });
}

/** The sites that are open; none as long as there is one, because then nobody has to know of it. */
export function useSitesToName(): readonly Site[] {
  const { data } = useSitesQuery();
  const open = data?.sites.filter(({ active }) => active) ?? noSites;
  return open.length < 2 ? noSites : open;
}

/** The sites that were closed, by their id. */
export function useClosedSites(): readonly string[] {
  const { data } = useSitesQuery();
  return useMemo(
    () => (data?.sites ?? noSites).flatMap(({ siteId, active }) => (active ? [] : [siteId])),
    [data],
  );
}
