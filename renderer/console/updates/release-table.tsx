import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ListedRelease } from '../../../shared/contract/update-routes.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatBytes } from '../../../shared/domain/measure.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import bench from '../bench/bench.module.css';

/** What the offline key says may exist, and how much of it is at this desk. */
export function ReleaseTable({ releases }: { readonly releases: readonly ListedRelease[] }) {
  const { t } = useTranslation('updates');
  const { locale } = useStore(useParts().settings);
  if (releases.length === 0) return <p>{t('release.none')}</p>;
  return (
    <table className={bench['table']} aria-label={t('release.title')}>
      <thead>
        <tr>
          <th scope="col">{t('release.version')}</th>
          <th scope="col">{t('release.platform')}</th>
          <th scope="col">{t('release.file')}</th>
          <th scope="col">{t('release.state')}</th>
          <th scope="col">{t('release.from')}</th>
        </tr>
      </thead>
      <tbody>
        {releases.map((release) => (
          <tr key={release.file.sha512}>
            <th scope="row">{release.version}</th>
            <td>{t(`platform.${release.platform}`)}</td>
            <td>
              {release.file.name} ({formatBytes(release.file.size, locale)})
            </td>
            <td>{stateWords(t, release, locale)}</td>
            <td>{release.installableFrom}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How much of the file of a release, or of a reader pack, is at the desk. */
export function stateWords(
  t: TFunction,
  { keptAt, received, file }: Pick<ListedRelease, 'keptAt' | 'received' | 'file'>,
  locale: Locale,
): string {
  if (keptAt !== null) {
    return t('updates:release.here', { at: formatDateTime(new Date(keptAt), locale) });
  }
  return received === 0
    ? t('updates:release.absent')
    : t('updates:release.part', { percent: Math.floor((100 * received) / file.size) });
}
