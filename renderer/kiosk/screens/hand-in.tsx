import { Frown, Meh, Smile, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { handInConditionSchema, type HandInCondition } from '../../../shared/domain/hand-in.ts';
import type { DeviceKind } from '../../../shared/domain/readout.ts';
import { Button } from '../../ui/button.tsx';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { useDispatch } from '../dispatch.ts';
import type { Screen } from '../flow/screen.ts';
import { Page } from '../parts/page.tsx';
import { PhotoPart } from '../parts/photo-part.tsx';
import styles from './hand-in.module.css';

const icons: Readonly<Record<HandInCondition, LucideIcon>> = {
  good: Smile,
  worn: Meh,
  damaged: TriangleAlert,
  'not-working': Frown,
};

/** What comes back: which device, what is there of what went out, and how it is. Never whose it is. */
export function HandInScreen({
  screen: { out, ticked, photo },
  kind,
}: {
  readonly screen: Extract<Screen, { at: 'hand-in' }>;
  /** Null when nothing was read. */
  readonly kind: DeviceKind | null;
}) {
  const { t } = useTranslation('hand-in');
  const dispatch = useDispatch();
  const accessories = out?.accessories ?? [];
  return (
    <Page
      picture={<DevicePicture kind={kind ?? 'unknown'} />}
      crowded={accessories.length > 0}
      title={t(out === null ? 'title-unknown' : 'title')}
      lead={out === null ? t('lead-unknown') : accessories.length === 0 ? undefined : t('lead')}
      over={out === null ? undefined : `${out.name} · ${out.tag}`}
    >
      {accessories.length === 0 ? null : (
        <div role="group" aria-label={t('accessories')} className={styles['accessories']}>
          {accessories.map(({ name, count }) => (
            <Button
              key={name}
              size="touch"
              pressed={ticked.includes(name)}
              onPress={() => dispatch({ type: 'accessory-ticked', name })}
            >
              {count > 1 ? `${count} × ${name}` : name}
            </Button>
          ))}
        </div>
      )}
      <PhotoPart photo={photo} />
      <h2 className={styles['ask']}>{t('condition')}</h2>
      <div className={styles['conditions']}>
        {handInConditionSchema.options.map((condition) => {
          const Icon = icons[condition];
          return (
            <Button
              key={condition}
              size="tall"
              icon={<Icon />}
              disabled={photo.state === 'sending'}
              onPress={() => dispatch({ type: 'hand-in-given', condition })}
            >
              {t(`state.${condition}`)}
            </Button>
          );
        })}
      </div>
    </Page>
  );
}
