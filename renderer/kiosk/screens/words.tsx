import { Camera, Check, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDispatch } from '../dispatch.ts';
import type { Photo, Screen } from '../flow/screen.ts';
import { CameraDialog } from '../parts/camera-dialog.tsx';
import { FormBody } from '../parts/form-body.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { Page } from '../parts/page.tsx';
import styles from './words.module.css';

/** Own words and a photo, neither of which is needed. */
export function Words({ screen }: { readonly screen: Extract<Screen, { at: 'words' }> }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const { words, photo, category } = screen;
  const asked = category === 'something-else';
  const empty = words.trim() === '' && photo.state !== 'kept';
  const go = () => dispatch({ type: 'reason-finished' });
  return (
    <Page
      title={t(asked ? 'words.title-asked' : 'words.title')}
      lead={t(category === 'collect' ? 'words.lead-collect' : 'words.lead')}
      over={t(`words:category.${category}`)}
    >
      <FormBody onSubmit={go} keyboard={<Keyboard layout="words" />}>
        <TextField
          label={t('words.label')}
          size="touch"
          rows={2}
          value={words}
          onChange={(typed) => dispatch({ type: 'words-typed', words: typed })}
          maxLength={1000}
        />
        <div className={styles['side']}>
          <PhotoPart photo={photo} />
          <Button
            size="tall"
            kind={empty ? 'plain' : 'primary'}
            disabled={photo.state === 'sending'}
            onPress={go}
          >
            {t(empty ? 'words.skip' : 'words.go')}
          </Button>
        </div>
      </FormBody>
    </Page>
  );
}

function PhotoPart({ photo }: { readonly photo: Photo }) {
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
