import { useTranslation } from 'react-i18next';
import { useSitesQuery } from '../sites/use-sites.ts';

/** How a site is called, also one that was closed. */
export function useSiteName(): (siteId: string) => string {
  const { t } = useTranslation('service-level');
  const { data } = useSitesQuery();
  return (siteId) => data?.sites.find((site) => site.siteId === siteId)?.name ?? t('whose.a-site');
}
