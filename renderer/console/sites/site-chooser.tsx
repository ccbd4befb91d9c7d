import { useTranslation } from 'react-i18next';
import { siteIdOf } from '../../../shared/domain/site.ts';
import { useParts } from '../app/console-parts.ts';
import { Choice } from '../parts/choice.tsx';
import { useSession } from '../session/session.ts';
import { useSeenSite } from './use-seen-site.ts';
import { useSitesToName } from './use-sites.ts';

/** Whose visitors the list shows, remembered by this browser; nothing where there is one site. */
export function SiteChooser() {
  const { t } = useTranslation('sites');
  const { settings } = useParts();
  const session = useSession();
  const sites = useSitesToName();
  const { seen } = useSeenSite();
  if (sites.length === 0) return null;
  const own = siteIdOf(session);
  const value = seen === 'all' ? seen : seen.siteId;
  return (
    <Choice
      quiet
      label={t('chooser.label')}
      value={value}
      active={value !== own}
      options={[
        ...sites.map(({ siteId, name }) => ({
          value: siteId,
          words: siteId === own ? t('chooser.here', { site: name }) : name,
        })),
        ...(session.role === 'technician' ? [] : [{ value: 'all', words: t('chooser.all') }]),
      ]}
      onChange={(chosen) =>
        settings.set({ ...settings.get(), seenSite: chosen === own ? 'here' : chosen })
      }
    />
  );
}
