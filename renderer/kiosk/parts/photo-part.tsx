import { Camera, Check, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useDispatch } from '../dispatch.ts';
import type { Photo } from '../flow/photo.ts';
import { CameraDialog } from './camera-dialog.tsx';
import styles from './photo-part.module.css';

/** A photo that is not needed: taken, on its way, kept, or taken away again. */
export function PhotoPart({ photo }: { readonly photo: Photo }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles['photo']} aria-live="polite">
      {photo.state === 'kept' ? (
        <>
          <p className={styles['kept']}>
            <Check aria-hidden="true" /> {t('words.photo-kept')}
          </p>
          <Button
            size="touch"
            kind="quiet"
            icon={<Trash2 />}
            label={t('words.photo-remove')}
            onPress={() => dispatch({ type: 'photo-removed' })}
          />
        </>
      ) : (
        <Button
          size="touch"
          icon={<Camera />}
          disabled={photo.state === 'sending'}
          onPress={() => setOpen(true)}
        >
          {t(photo.state === 'sending' ? 'words.photo-sending' : 'words.photo')}
        </Button>
      )}
      {photo.state === 'failed' ? <p>{t('words.photo-failed')}</p> : null}
      {open ? (
        <CameraDialog
          onClose={() => setOpen(false)}
          onPhoto={(jpegBase64) => {
            setOpen(false);
            dispatch({ type: 'photo-taken', jpegBase64 });
          }}
        />
      ) : null}
    </div>
  );
}
