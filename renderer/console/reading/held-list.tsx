import { KeyboardOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskOnline } from '../../../shared/contract/kiosk-request-routes.ts';
import { deviceName } from '../../../shared/domain/device-name.ts';
import type { HeldDevice } from '../../../shared/domain/kiosk-request.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './held-list.module.css';
import type { useKioskRequest } from './use-kiosk-request.ts';

/** What the jails of the kiosks hold, and the way to let something in. Nothing when they hold nothing. */
export function HeldList({
  kiosks,
  busy,
  onRelease,
}: {
  readonly kiosks: readonly KioskOnline[];
  readonly busy: boolean;
  readonly onRelease: ReturnType<typeof useKioskRequest>['ask'];
}) {
  const { t } = useTranslation('console');
  const held = kiosks.flatMap((kiosk) =>
    kiosk.reachable ? kiosk.held.map((one) => ({ kiosk, one })) : [],
  );
  if (held.length === 0) return null;
  return (
    <section className={styles['held']} aria-label={t('held.title')}>
      <h3>{t('held.title')}</h3>
      <ul>
        {held.map(({ kiosk, one }) => (
          <li key={`${kiosk.kioskId} ${one.device.deviceId}`}>
            <HeldLine
              held={one}
              kioskName={kiosk.name}
              busy={busy}
              onRelease={(reason, onAsked) =>
                onRelease(
                  {
                    kind: 'release-device',
                    kioskId: kiosk.kioskId,
                    deviceId: one.device.deviceId,
                    reason,
                  },
                  onAsked,
                )
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function HeldLine({
  held,
  kioskName,
  busy,
  onRelease,
}: {
  readonly held: HeldDevice;
  readonly kioskName: string;
  readonly busy: boolean;
  readonly onRelease: (reason: string, onAsked: () => void) => void;
}) {
  const { t } = useTranslation('console');
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const { device, because, releasable } = held;
  const kind = t(`devices:kind.${device.kind}`, { defaultValue: device.kind });
  const name = deviceName(device) ?? kind;
  return (
    <>
      <p className={styles['name']}>
        <KeyboardOff aria-hidden="true" />
        {name} · {kioskName}
      </p>
      <p className={styles['why']}>{t(`held.because.${because}`)}</p>
      {releasable && !isAsking ? (
        <Button onPress={() => setAsking(true)}>{t('held.release', { device: name })}</Button>
      ) : null}
      {isAsking ? (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') onRelease(reason, () => setAsking(false));
          }}
        >
          <TextField
            autoFocus
            label={t('held.reason')}
            hint={t('held.reason-hint')}
            value={reason}
            maxLength={500}
            onChange={setReason}
          />
          <div className={styles['foot']}>
            <SubmitButton disabled={busy || reason.trim() === ''}>{t('held.confirm')}</SubmitButton>
            <Button kind="quiet" onPress={() => setAsking(false)}>
              {t('form.put-away')}
            </Button>
          </div>
        </form>
      ) : null}
    </>
  );
}
