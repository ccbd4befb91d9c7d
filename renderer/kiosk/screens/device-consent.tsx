import { EyeOff, ScanSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { deviceName } from '../../../shared/domain/device-name.ts';
import type { DeviceSummary } from '../../../shared/domain/readout.ts';
import { Button } from '../../ui/button.tsx';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { useDispatch } from '../dispatch.ts';
import { consentGroup } from '../parts/consent-words.ts';
import { deviceWord } from '../parts/device-words.ts';
import { Page } from '../parts/page.tsx';
import styles from './device.module.css';

/** What is read and what never, and three answers of the same size. */
export function DeviceConsent({
  device,
  readable,
}: {
  readonly device: DeviceSummary;
  readonly readable: boolean;
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const about = consentGroup(device);
  return (
    <Page
      title={t('device-consent.title', { device: deviceWord(t, device.kind) })}
      over={deviceName(device) ?? undefined}
      lead={readable ? undefined : t('device-plug.no-reading')}
      picture={<DevicePicture kind={device.kind} />}
    >
      <div className={styles['consent']}>
        <section className={styles['promise']}>
          <h2>
            <ScanSearch aria-hidden="true" />
            {t('device-consent.read-title')}
          </h2>
          <p>{t(`device-consent.about.${about}.read`)}</p>
        </section>
        <section className={styles['promise']}>
          <h2>
            <EyeOff aria-hidden="true" />
            {t('device-consent.never-title')}
          </h2>
          <p>{t(`device-consent.about.${about}.never`)}</p>
        </section>
      </div>
      <div className={styles['choices']}>
        <Button
          size="tall"
          disabled={!readable}
          onPress={() => dispatch({ type: 'device-decided', choice: 'read' })}
        >
          {t('device-consent.yes')}
        </Button>
        <Button
          size="tall"
          onPress={() => dispatch({ type: 'device-decided', choice: 'charge-only' })}
        >
          {t('device-consent.charge')}
        </Button>
        <Button
          size="tall"
          onPress={() => dispatch({ type: 'device-decided', choice: 'no-device' })}
        >
          {t('device-consent.none')}
        </Button>
      </div>
    </Page>
  );
}
