import { useTranslation } from 'react-i18next';
import type { MappedKiosk } from '../../../shared/contract/fleet-map-routes.ts';
import { kioskStateOf, worstConcern } from '../../../shared/domain/fleet/kiosk-state.ts';
import { formatShortMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './fleet-map.module.css';
import { stateLooks } from './state-mark.tsx';

/** How a kiosk is, as a shape; {@link KioskWords} say it. */
export function KioskShape({ kiosk }: { readonly kiosk: MappedKiosk }) {
  const { Icon } = stateLooks[kioskStateOf(kiosk)];
  return (
    <span className={styles['shape']}>
      <Icon aria-hidden="true" />
    </span>
  );
}

/** Its name, how it is, and what is to be mended first or since when it is silent. */
export function KioskWords({ kiosk, id }: { readonly kiosk: MappedKiosk; readonly id?: string }) {
  const { t } = useTranslation('fleet-map');
  const { settings, now } = useParts();
  const { locale } = useStore(settings);
  const today = new Date(useStore(now));
  const state = kioskStateOf(kiosk);
  const concern = worstConcern(kiosk.concerns);
  const silentSince =
    state === 'away' && kiosk.lastHeardAt !== null
      ? t('since', { at: formatShortMoment(new Date(kiosk.lastHeardAt), today, locale) })
      : null;
  const why = silentSince ?? (concern === null ? null : t(`fleet:concern.${concern}`));
  return (
    <span className={styles['label']} id={id}>
      <strong>{kiosk.name}</strong>{' '}
      <span>
        {t(`state.${state}`)}
        {why === null ? '' : ` · ${why}`}
      </span>
    </span>
  );
}
