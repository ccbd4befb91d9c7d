import { ScanSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { deviceName } from '../../../shared/domain/device-name.ts';
import { PlugDrawing } from '../../ui/plug-drawing.tsx';
import { useDispatch } from '../dispatch.ts';
import type { HandOutScreen } from '../flow/hand-out-screen.ts';
import { ownDevices, type Model } from '../flow/model.ts';
import { deviceWord } from '../parts/device-words.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';
import { NumberTile } from './hand-out-number.tsx';
import { refusedWords } from './hand-out-words.ts';
import styles from './hand-out.module.css';

type On = Extract<HandOutScreen, { at: 'hand-out-plug' }>;

/** Which device it is, the device says itself; why the last one stays here. */
export function HandOutPlug({ screen, model }: { readonly screen: On; readonly model: Model }) {
  const { t } = useTranslation('hand-out');
  const dispatch = useDispatch();
  const { refused } = screen;
  const wanted = wantedOf(screen);
  return (
    <Page
      picture={<PlugDrawing />}
      title={t('plug.title')}
      lead={t(wanted.tag === '' ? 'plug.lead-pool' : 'plug.lead-set-aside', wanted)}
    >
      {refused === null ? null : (
        <p role="alert" className={styles['refused']}>
          {t(`plug.refused.${refusedWords(refused)}`, wanted)}
        </p>
      )}
      <Tiles shape="list">
        {ownDevices(model).map((device) => (
          <Tile
            key={device.deviceId}
            shape="row"
            picture={<ScanSearch />}
            words={t('plug.read', {
              device: deviceName(device) ?? deviceWord(t, device.kind),
            })}
            hint={t('plug.read-hint')}
            onPress={() => dispatch({ type: 'hand-out-read', deviceId: device.deviceId })}
          />
        ))}
        <NumberTile />
      </Tiles>
    </Page>
  );
}

/** What is to be plugged in: the very device that lies ready, or one of a pool, which has no label. */
function wantedOf({ choice, offers }: On): { readonly name: string; readonly tag: string } {
  if (choice.of === 'pool') {
    const pool = offers.pools.find(({ poolId }) => poolId === choice.poolId);
    return { name: pool?.name ?? '', tag: '' };
  }
  const device = offers.setAside.find(({ assetId }) => assetId === choice.assetId);
  return { name: device?.name ?? '', tag: device?.tag ?? '' };
}
