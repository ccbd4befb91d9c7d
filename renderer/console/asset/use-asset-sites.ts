import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useSitesQuery } from '../sites/use-sites.ts';
import { assetsKey } from './asset-keys.ts';

const none: readonly string[] = [];

/** The names of the desk's own sites, and what stands on assets besides. */
export function useAssetSites(): {
  readonly sites: readonly string[];
  readonly others: readonly string[];
} {
  const { desk } = useParts();
  const known = useSitesQuery();
  const others = useQuery({
    queryKey: [...assetsKey, 'sites'],
    queryFn: () => valueOf(desk.call('asset.sites', {})),
    staleTime: 60_000,
  });
  const sites = known.data?.sites.filter(({ active }) => active).map(({ name }) => name) ?? none;
  return { sites, others: (others.data?.sites ?? none).filter((name) => !sites.includes(name)) };
}
