import {
  HandHelping,
  PackageCheck,
  PackageOpen,
  Truck,
  UserRoundCheck,
  UserRoundX,
  Wrench,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LeftDevice, placesFrom } from '../../../shared/domain/custody.ts';
import { Button } from '../../ui/button.tsx';
import { faultOf } from '../app/desk-query.ts';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { useSession } from '../session/session.ts';
import { DeviceDialog, type DeviceQuestion } from './device-dialog.tsx';
import { useDeviceAction } from './use-bench.ts';
import styles from './bench.module.css';

/** What can be done now with a device that is here; what needs an answer asks it in a dialog. */
export function DeviceActions({ device }: { readonly device: LeftDevice }) {
  const { t } = useTranslation('bench');
  const { accountId, role } = useSession();
  const [question, setQuestion] = useState<DeviceQuestion | null>(null);
  const action = useDeviceAction(device, () => setQuestion(null));
  if (device.handedOutAt !== null) return null;
  const { worker } = device;
  const ask = (next: DeviceQuestion) => {
    action.reset();
    setQuestion(next);
  };
  const places = placesFrom(device.holder.place);
  const busy = action.isPending;
  const mayRelease = worker !== null && (worker.accountId === accountId || role !== 'technician');
  const take = (place: 'bench' | 'technician') =>
    action.mutate({ type: 'move', to: { place }, words: null });

  return (
    <div className={styles['actions']} role="group" aria-label={device.deviceName}>
      {worker === null ? (
        <Button
          icon={<UserRoundCheck />}
          disabled={busy}
          onPress={() => action.mutate({ type: 'claim' })}
        >
          {t('do.claim')} <ShortcutCap id="bench-claim" />
        </Button>
      ) : null}
      {places.includes('bench') ? (
        <Button icon={<Wrench />} disabled={busy} onPress={() => take('bench')}>
          {t('do.bench')} <ShortcutCap id="bench-bench" />
        </Button>
      ) : null}
      {places.includes('shelf') ? (
        <Button icon={<PackageOpen />} disabled={busy} onPress={() => ask('shelf')}>
          {t('do.shelf')} <ShortcutCap id="bench-shelf" />
        </Button>
      ) : null}
      {device.readyAt === null && places.includes('shelf') ? (
        <Button kind="primary" icon={<PackageCheck />} disabled={busy} onPress={() => ask('ready')}>
          {t('do.ready')} <ShortcutCap id="bench-ready" />
        </Button>
      ) : null}
      {places.includes('visitor') ? (
        <Button
          kind={device.readyAt === null ? 'plain' : 'primary'}
          icon={<HandHelping />}
          disabled={busy}
          onPress={() => ask('hand-out')}
        >
          {t('do.hand-out')} <ShortcutCap id="bench-hand-out" />
        </Button>
      ) : null}
      {places.includes('technician') ? (
        <Button disabled={busy} onPress={() => take('technician')}>
          {t('do.technician')} <ShortcutCap id="bench-technician" />
        </Button>
      ) : null}
      {places.includes('supplier') ? (
        <Button icon={<Truck />} disabled={busy} onPress={() => ask('supplier')}>
          {t('do.supplier')} <ShortcutCap id="bench-supplier" />
        </Button>
      ) : null}
      {mayRelease ? (
        <Button
          icon={<UserRoundX />}
          disabled={busy}
          onPress={() => action.mutate({ type: 'release' })}
        >
          {t('do.release')} <ShortcutCap id="bench-release" />
        </Button>
      ) : null}
      {question === null ? null : (
        <DeviceDialog
          question={question}
          device={device}
          busy={busy}
          fault={faultOf(action.error)}
          onAnswer={(answer) => action.mutate(answer)}
          onClose={() => setQuestion(null)}
        />
      )}
    </div>
  );
}
