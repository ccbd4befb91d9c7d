import { Camera } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { contentHashSchema } from '../../../shared/base/identifier.ts';
import { smallerJpeg } from './smaller-jpeg.ts';
import styles from './step-form.module.css';

const replySchema = z.object({ hash: contentHashSchema });

/** A photo with the camera of this machine or from a file; it is at the desk before the step is done. */
export function PhotoField({ onTaken }: { readonly onTaken: (hash: string) => void }) {
  const { t } = useTranslation('procedures');
  const [state, setState] = useState<'empty' | 'sending' | 'sent' | 'failed'>('empty');
  const send = async (file: File) => {
    setState('sending');
    const photo = await smallerJpeg(file);
    const reply =
      photo === null
        ? null
        : await window
            .fetch('/v1/attachments', {
              method: 'POST',
              headers: { 'content-type': 'image/jpeg' },
              body: photo,
            })
            // No network: said under the field, and the photo can be chosen again.
            .catch(() => null);
    if (reply?.ok !== true) {
      setState('failed');
      return;
    }
    onTaken(replySchema.parse(await reply.json()).hash);
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
