import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SeenRollout } from '../../../shared/contract/update-routes.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import bench from '../bench/bench.module.css';

/** The kiosks that keep no ring waiting, each with why, so that nobody takes them for done. */
export function SkippedKiosks({ skipped }: Pick<SeenRollout, 'skipped'>) {
  const { t } = useTranslation('updates');
  const { locale } = useStore(useParts().settings);
  if (skipped.length === 0) return null;
  return (
    <>
      <h4>{t('skipped.title')}</h4>
      <ul className={bench['movements']}>
        {skipped.map(({ kioskId, name, lastSeenAt, because }) => (
          <li key={kioskId}>
            <Link to="/kiosks/$kioskId" params={{ kioskId }}>
              {name}
            </Link>
            :{' '}
            {t(lastSeenAt === null && because === 'away' ? 'skipped.never' : `skipped.${because}`)}
            {lastSeenAt === null ? null : (
              <span className={bench['by']}>{formatDateTime(new Date(lastSeenAt), locale)}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
