import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './instructions.module.css';

/** Asks for the words without which something is not done. */
export function WordsDialog({
  title,
  hint,
  label,
  busy,
  onSend,
  onClose,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly label: string;
  readonly busy: boolean;
  readonly onSend: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('instructions');
  const [words, setWords] = useState('');
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && words.trim() !== '') onSend(words);
        }}
      >
        {hint === undefined ? null : <p>{hint}</p>}
        <TextField
          autoFocus
          label={label}
          value={words}
          rows={3}
          maxLength={4000}
          onChange={setWords}
        />
        <div className={styles['buttons']}>
          <SubmitButton disabled={busy || words.trim() === ''}>{title}</SubmitButton>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
