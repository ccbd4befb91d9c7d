import { CloudOff, RefreshCw, Wifi } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './connection-state.module.css';

/** Small and calm while all is well; a band over the whole page as long as the desk is away. */
export function ConnectionState() {
  const { t } = useTranslation('console');
  const { link } = useParts();
  const state = useStore(link);
  const Icon = state.link === 'connected' ? Wifi : state.link === 'away' ? CloudOff : RefreshCw;
  return (
    <span className={`${styles['state']} ${styles[state.link]}`} role="status">
      <Icon aria-hidden="true" />
      {t(`link.${state.link}`)}
    </span>
  );
}

export function ConnectionBand() {
  const { t } = useTranslation('console');
  const { link, settings } = useParts();
  const state = useStore(link);
  const { locale } = useStore(settings);
  if (state.link !== 'away') return null;
  return (
    <div className={styles['band']} role="alert">
      <CloudOff aria-hidden="true" />
      <p>
        <strong>{t('link.band-title')}</strong>{' '}
        {t('link.band', { time: formatTime(new Date(state.sinceMs), locale) })}
      </p>
    </div>
  );
}
