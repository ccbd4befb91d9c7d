import { useTranslation } from 'react-i18next';
import { Choice } from '../parts/choice.tsx';
import { useSitesToName } from '../sites/use-sites.ts';

/** At which site somebody is expected; nothing where there is one. */
export function SiteChoice({
  label,
  siteId,
  onChange,
}: {
  readonly label: string;
  readonly siteId: string;
  readonly onChange: (siteId: string) => void;
}) {
  const { t } = useTranslation('console');
  const sites = useSitesToName();
  if (sites.length === 0) return null;
  const isListed = sites.some((site) => site.siteId === siteId);
  return (
    <Choice
      label={label}
      value={siteId}
      options={[
        // It was closed after somebody was booked there.
        ...(isListed ? [] : [{ value: siteId, words: t('appointments:closed-site') }]),
        ...sites.map((site) => ({ value: site.siteId, words: site.name })),
      ]}
      onChange={onChange}
    />
  );
}
