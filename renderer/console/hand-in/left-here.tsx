import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandInLine } from '../../../shared/contract/hand-in-routes.ts';
import { mostConditionPhotos } from '../../../shared/domain/handover.ts';
import { Button } from '../../ui/button.tsx';
import { Claim } from './claim.tsx';
import styles from './left-here.module.css';

/**
 * What was said at the kiosk of what somebody looks at now. The photo is the visitor's; it stands on the
 * paper only when whoever looks sees the same.
 */
export function LeftHere({
  line,
  photos,
  onPhoto,
}: {
  readonly line: HandInLine;
  /** The photos of how it came back so far; null while the device is not on the list. */
  readonly photos: readonly string[] | null;
  readonly onPhoto: (hash: string) => void;
}) {
  const { t } = useTranslation('hand-in');
  const { photoHash } = line;
  // A photo follows its visit: it may be on its way still.
  const [arrived, setArrived] = useState<boolean | null>(null);
  const isTaken = photoHash !== null && photos?.includes(photoHash) === true;
  const mayTake =
    arrived === true && !isTaken && photos !== null && photos.length < mostConditionPhotos;
  return (
    <div className={styles['left']}>
      <p>
        {t('said')} <Claim line={line} />
      </p>
      {photoHash === null ? null : (
        <div className={styles['photo']}>
          {arrived === false ? (
            <>
              <p>{t('console:photo.on-its-way')}</p>
              <Button onPress={() => setArrived(null)}>{t('console:link.retry')}</Button>
            </>
          ) : (
            <img
              src={`/v1/attachments/${photoHash}`}
              alt={t('claim.photo')}
              onLoad={() => setArrived(true)}
              onError={() => setArrived(false)}
            />
          )}
          <p role="status">{isTaken ? t('photo-taken') : ''}</p>
          {mayTake ? (
            <Button icon={<ImagePlus />} onPress={() => onPhoto(photoHash)}>
              {t('take-photo')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}
