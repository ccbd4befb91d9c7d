import { Package } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import type { DeskTime } from './desk-time.ts';
import { stateOfLeft } from './status-view.ts';
import styles from './status-screen.module.css';

/** A device that he left: when it is promised, and once it is ready, the code to fetch it with. */
export function LeftDevice({
  device,
  time,
}: {
  readonly device: StatusPage['leftDevices'][number];
  readonly time: DeskTime;
}) {
  const { t } = useTranslation('status');
  const show = stateOfLeft(device, time.now.getTime());
  return (
    <section
      className={`${styles['note']} ${show === 'ready' || show === 'late' ? styles['ready'] : ''}`}
      aria-live="polite"
    >
      <h2>
        <Package aria-hidden="true" />
        {t(`left.${show}.title`, { device: device.deviceName })}
      </h2>
      <p>{t(`left.${show}.words`, { moment: time.long(new Date(device.promisedAt)) })}</p>
      {device.pickUpCode === null ? null : (
        <p>
          {t('left.code')} <strong className={styles['code']}>{device.pickUpCode}</strong>
        </p>
      )}
    </section>
  );
}
