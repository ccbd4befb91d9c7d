import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import bench from '../bench/bench.module.css';
import type { UpdatesSeen } from './use-updates.ts';

/** Which signed documents this desk has, until when they hold, and the key that the root must name. */
export function KeysPart({ seen, nowMs }: { readonly seen: UpdatesSeen; readonly nowMs: number }) {
  const { t } = useTranslation('updates');
  const { locale } = useStore(useParts().settings);
  const state = (document: UpdatesSeen['root']) => {
    if (document === null) return t('keys.absent');
    const { version, expiresAt } = document;
    const until = formatDateTime(new Date(expiresAt), locale);
    return Date.parse(expiresAt) < nowMs
      ? t('keys.expired', { version, until })
      : t('keys.document', { version, until });
  };
  return (
    <>
      {seen.root === null ? <p>{t('keys.none')}</p> : null}
      <dl className={bench['facts']}>
        <dt>{t('keys.root')}</dt>
        <dd>{state(seen.root)}</dd>
        <dt>{t('keys.list')}</dt>
        <dd>{state(seen.targets)}</dd>
        <dt>{t('keys.director')}</dt>
        <dd>
          <code>{seen.directorKey}</code>
        </dd>
      </dl>
    </>
  );
}
