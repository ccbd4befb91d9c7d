import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './register.module.css';

/** Asks why before something is taken away. */
export function ReasonDialog({
  title,
  submit,
  busy,
  onSend,
  onClose,
}: {
  readonly title: string;
  readonly submit: string;
  readonly busy: boolean;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('registers');
  const [reason, setReason] = useState('');
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          onSend(reason);
        }}
      >
        <TextField
          autoFocus
          label={t('reason')}
          value={reason}
          onChange={setReason}
          rows={3}
          maxLength={4000}
        />
        <div className={styles['actions']}>
          <SubmitButton danger disabled={busy || reason.trim() === ''}>
            {submit}
          </SubmitButton>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
