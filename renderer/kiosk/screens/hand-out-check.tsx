import { Meh, Smile, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordedType } from '../../../shared/domain/asset.ts';
import { handOutConditionSchema } from '../../../shared/domain/hand-out.ts';
import type { DeviceKind } from '../../../shared/domain/readout.ts';
import { type AccessoryKey, usualAccessories } from '../../../shared/domain/usual-accessories.ts';
import { Button } from '../../ui/button.tsx';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { useDispatch } from '../dispatch.ts';
import type { HandOutScreen } from '../flow/hand-out-screen.ts';
import { Page } from '../parts/page.tsx';
import { PhotoPart } from '../parts/photo-part.tsx';
import styles from './hand-out.module.css';

const icons = { good: Smile, worn: Meh } as const;

/** How a device of the register is drawn. */
const pictured: Readonly<Record<RecordedType, DeviceKind>> = {
  laptop: 'laptop',
  pc: 'unknown',
  phone: 'phone',
  tablet: 'tablet',
  printer: 'printer',
  camera: 'camera',
  dock: 'dock',
  peripheral: 'unknown',
};

/** The device as the desk knows it, what goes with it, and how it looks to whoever takes it. */
export function HandOutCheck({
  screen: { found, accessories: before, photo },
}: {
  readonly screen: Extract<HandOutScreen, { at: 'hand-out-check' }>;
}) {
  const { t } = useTranslation('hand-out');
  const dispatch = useDispatch();
  const usual: readonly AccessoryKey[] = usualAccessories[found.type];
  const [ticked, setTicked] = useState<readonly AccessoryKey[]>(before);
  const tick = (key: AccessoryKey) =>
    setTicked(ticked.includes(key) ? ticked.filter((each) => each !== key) : [...ticked, key]);
  const accessories = usual.filter((key) => ticked.includes(key));
  return (
    <Page
      picture={<DevicePicture kind={pictured[found.type]} />}
      title={t('check.title')}
      over={`${found.name} · ${found.tag}`}
    >
      {usual.length === 0 ? null : (
        <>
          <h2 className={styles['ask']}>{t('check.accessories')}</h2>
          <div role="group" aria-label={t('check.accessories')} className={styles['choices']}>
            {usual.map((key) => (
              <Button
                key={key}
                size="touch"
                pressed={ticked.includes(key)}
                onPress={() => tick(key)}
              >
                {t(`accessory.${key}`)}
              </Button>
            ))}
          </div>
        </>
      )}
      <div className={styles['photo']}>
        <p>{t('check.photo')}</p>
        <PhotoPart photo={photo} />
      </div>
      <h2 className={styles['ask']}>{t('check.condition')}</h2>
      <div role="group" aria-label={t('check.condition')} className={styles['conditions']}>
        {handOutConditionSchema.options.map((condition) => {
          const Icon = icons[condition];
          return (
            <Button
              key={condition}
              size="tall"
              icon={<Icon />}
              disabled={photo.state === 'sending'}
              onPress={() => dispatch({ type: 'hand-out-checked', condition, accessories })}
            >
              {t(`check.${condition}`)}
            </Button>
          );
        })}
        <Button
          size="tall"
          icon={<TriangleAlert />}
          disabled={photo.state === 'sending'}
          onPress={() => dispatch({ type: 'hand-out-declined' })}
        >
          {t('check.broken')}
        </Button>
      </div>
      <p>{t('check.broken-hint')}</p>
    </Page>
  );
}
