import { Camera } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendPhoto } from '../app/send-photo.ts';
import { smallerJpeg } from './smaller-jpeg.ts';
import styles from './step-form.module.css';

/** A photo with the camera of this machine or from a file; it is at the desk before the step is done. */
export function PhotoField({ onTaken }: { readonly onTaken: (hash: string) => void }) {
  const { t } = useTranslation('procedures');
  const [state, setState] = useState<'empty' | 'sending' | 'sent' | 'failed'>('empty');
  const send = async (file: File) => {
    setState('sending');
    const photo = await smallerJpeg(file);
    const hash = photo === null ? null : await sendPhoto(photo);
    if (hash === null) {
      setState('failed');
      return;
    }
    onTaken(hash);
    setState('sent');
  };
  return (
    <div className={styles['field']}>
      <label className={styles['file']}>
        <Camera aria-hidden="true" /> {t('take-photo')}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file !== undefined) void send(file);
          }}
        />
      </label>
      <p role="status">{state === 'empty' ? '' : t(`photo-state.${state}`)}</p>
    </div>
  );
}
