import { IdCard, Hash, UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BadgeDrawing } from '../../ui/badge-drawing.tsx';
import { Button } from '../../ui/button.tsx';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { useDispatch } from '../dispatch.ts';
import { ownDevices, type Model } from '../flow/model.ts';
import { deviceWord } from '../parts/device-words.ts';
import { Page } from '../parts/page.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';
import styles from './check-in.module.css';

/** Who are you: a badge is enough; a number or a name does as well. */
export function CheckIn({ model }: { readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const device = model.draft?.startedBy === 'plug' ? ownDevices(model)[0] : undefined;
  return (
    <Page
      title={t('check-in.title')}
      lead={t('check-in.lead')}
      over={
        device === undefined
          ? undefined
          : t('check-in.device', { device: deviceWord(t, device.kind) })
      }
    >
      <div className={styles['stagehand']}>
        {device === undefined ? null : (
          <div className={styles['device']}>
            <DevicePicture kind={device.kind} />
            <p>{t('check-in.device-lead')}</p>
          </div>
        )}
        <div className={styles['badge']}>
          <BadgeDrawing />
        </div>
      </div>
      {model.draft?.visitor ? (
        <div className={styles['already']}>
          <p>{t('check-in.already')}</p>
          <Button
            size="tall"
            kind="primary"
            icon={<IdCard />}
            onPress={() => dispatch({ type: 'kept' })}
          >
            {t('check-in.keep')}
          </Button>
        </div>
      ) : null}
      <Tiles shape="list">
        <Tile
          shape="row"
          picture={<Hash />}
          words={t('check-in.number')}
          onPress={() => dispatch({ type: 'check-in-way-chosen', how: 'staff-number' })}
        />
        <Tile
          shape="row"
          picture={<UserRoundPlus />}
          words={t('check-in.guest')}
          onPress={() => dispatch({ type: 'check-in-way-chosen', how: 'guest' })}
        />
      </Tiles>
    </Page>
  );
}
