import { Cable, ScanBarcode, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { faultTraits, type Fault } from '../../../shared/base/fault.ts';
import { deviceName } from '../../../shared/domain/device-name.ts';
import type { DeviceKind, DeviceSummary } from '../../../shared/domain/readout.ts';
import { bringsBack } from '../../../shared/domain/visit-flow.ts';
import { Button } from '../../ui/button.tsx';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { PlugDrawing } from '../../ui/plug-drawing.tsx';
import { useDispatch } from '../dispatch.ts';
import { ownDevices, type Model } from '../flow/model.ts';
import { ClosedPort } from '../parts/closed-port.tsx';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';
import { visitorFault } from '../parts/visitor-fault.ts';
import styles from './device.module.css';

/** Nothing is plugged in yet. */
export function DevicePlug({ model }: { readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const unreadable = model.kiosk?.readerFault != null || model.kiosk?.ports.readsAnywhere === false;
  const leftBehind = model.devices.some(
    ({ deviceId, kind }) => kind !== 'hub' && model.leftBehind.includes(deviceId),
  );
  const isReturn = model.draft !== null && bringsBack(model.draft);
  const without = isReturn ? 'kiosk:device-plug.without-return' : 'kiosk:device-plug.without';
  return (
    <Page
      title={t(unreadable ? 'device-plug.title-no-reading' : 'device-plug.title')}
      lead={t(unreadable ? 'device-plug.no-reading' : 'device-plug.lead')}
    >
      <div className={styles['scene']}>
        <PlugDrawing />
      </div>
      <ClosedPort model={model} className={styles['note']} />
      {model.portTrouble !== null && !unreadable ? (
        <p className={styles['note']} role="status">
          <TriangleAlert aria-hidden="true" />
          {t(`port-trouble.${model.portTrouble}`)}
        </p>
      ) : null}
      {leftBehind && !unreadable ? (
        <p className={styles['note']}>
          <Cable aria-hidden="true" />
          {t('device-plug.left-behind')}
        </p>
      ) : null}
      {unreadable ? null : <Coach />}
      <WithLabel />
      <WithoutDevice words={t(unreadable ? 'device-plug.go' : without)} />
    </Page>
  );
}

/** Two or more: which one is it. */
export function DeviceWhich({ model }: { readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  return (
    <Page title={t('device-which.title')} lead={t('device-which.lead')}>
      <Tiles shape="list">
        {ownDevices(model).map((device) => (
          <Tile
            key={device.deviceId}
            shape="row"
            picture={<DevicePicture kind={device.kind} />}
            words={t(`words:device.${device.kind}`)}
            hint={deviceName(device) ?? undefined}
            onPress={() => dispatch({ type: 'device-picked', deviceId: device.deviceId })}
          />
        ))}
      </Tiles>
      <WithLabel />
      <WithoutDevice words={t('device-consent.none')} />
    </Page>
  );
}

/** The cable came out; plugging in again goes on by itself. */
export function DeviceUnplugged({
  model,
  kind,
}: {
  readonly model: Model;
  readonly kind: DeviceKind;
}) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      title={t('device-unplugged.title')}
      over={t(`words:device.${kind}`)}
      lead={t('device-unplugged.lead')}
    >
      <div className={styles['scene']}>
        <PlugDrawing />
      </div>
      <ClosedPort model={model} className={styles['note']} />
      <WithLabel />
      <WithoutDevice words={t('device-unplugged.without')} />
    </Page>
  );
}

export function DeviceFailed({
  device,
  fault,
}: {
  readonly device: DeviceSummary;
  readonly fault: Fault;
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const about = visitorFault(fault.code);
  return (
    <Page
      title={t('device-failed.title')}
      over={t(`words:device.${device.kind}`)}
      lead={`${t(`words:fault.${about}.says`)} ${t(`words:fault.${about}.way`)}`}
    >
      <div className={styles['scene']}>
        <div className={styles['picture']}>
          <DevicePicture kind={device.kind} />
        </div>
      </div>
      {faultTraits[fault.code].retry ? (
        <Button
          size="tall"
          kind="primary"
          wide
          onPress={() => dispatch({ type: 'reading-repeated' })}
        >
          {t('device-failed.again')}
        </Button>
      ) : null}
      <WithLabel />
      <WithoutDevice words={t('device-unplugged.without')} />
    </Page>
  );
}

/** What to try when nothing happens: each kind of device has another first thing. */
const firstTries = [
  { kind: 'phone', words: 'unlock' },
  { kind: 'printer', words: 'power' },
  { kind: 'storage', words: 'replug' },
] as const satisfies readonly { readonly kind: DeviceKind; readonly words: string }[];

function Coach() {
  const { t } = useTranslation('kiosk');
  return (
    <details className={styles['coach']}>
      <summary>{t('device-plug.coach.title')}</summary>
      <ul>
        {firstTries.map(({ kind, words }) => (
          <li key={kind}>
            <DevicePicture kind={kind} />
            <span>{t(`device-plug.coach.${words}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A laptop has no port that can be read; its label can. */
function WithLabel() {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  return (
    <Button
      size="tall"
      wide
      icon={<ScanBarcode />}
      onPress={() => dispatch({ type: 'label-opened' })}
    >
      {t('device-plug.label')}
    </Button>
  );
}

function WithoutDevice({ words }: { readonly words: string }) {
  const dispatch = useDispatch();
  return (
    <Button
      size="tall"
      wide
      onPress={() => dispatch({ type: 'device-decided', choice: 'no-device' })}
    >
      {words}
    </Button>
  );
}
