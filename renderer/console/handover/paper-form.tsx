import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedHandover } from '../../../shared/contract/handover-routes.ts';
import type { Handover } from '../../../shared/domain/handover.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { PhotoField } from '../procedures/photo-field.tsx';
import { handoverKey } from './use-handover.ts';
import styles from './handover.module.css';

/** The form that was signed by hand comes later: a photo of it, or words on where it is kept. */
export function PaperForm({
  handover,
  onAttached,
}: {
  readonly handover: Handover;
  readonly onAttached: (checked: CheckedHandover) => void;
}) {
  const { t } = useTranslation('handover');
  const { desk } = useParts();
  const [words, setWords] = useState('');
  const [photo, setPhoto] = useState<string | null>(null);
  const act = useAct([handoverKey]);
  const send = async () => {
    const attached = await act.run(
      desk.call('handover.attach-paper', {
        params: { handoverId: handover.handoverId },
        body: { words, photo },
      }),
      t('paper.done'),
    );
    if (attached !== null) onAttached(attached);
  };
  if (handover.paper !== null) {
    return (
      <p>
        {t('paper.there', { by: handover.paper.by })} {handover.paper.words}
      </p>
    );
  }
  return (
    <form
      className={styles['fields']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className={styles['warning']}>{t('paper.missing')}</p>
      <TextField label={t('paper.words')} value={words} maxLength={500} onChange={setWords} />
      <PhotoField onTaken={setPhoto} />
      <div>
        <SubmitButton disabled={act.busy || (words.trim() === '' && photo === null)}>
          {t('paper.save')}
        </SubmitButton>
      </div>
    </form>
  );
}
