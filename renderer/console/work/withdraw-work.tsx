import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkEntry } from '../../../shared/domain/work-log.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './work-tab.module.css';

/** Why a line of the work log is wrong. `onDone` hears whether it was withdrawn. */
export function WithdrawWork({
  entry,
  queryKey,
  onDone,
}: {
  readonly entry: WorkEntry;
  readonly queryKey: readonly string[];
  readonly onDone: (withdrawn: boolean) => void;
}) {
  const { t } = useTranslation('work');
  const { t: console } = useTranslation('console');
  const { desk } = useParts();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const { ticketId } = entry.ticket;
  const withdraw = useMutation({
    mutationFn: () =>
      valueOf(
        desk.call('ticket.withdraw-work', {
          params: { ticketId, entryId: entry.entryId },
          body: { reason },
        }),
      ),
    onSuccess: () => {
      onDone(true);
      return client.invalidateQueries({ queryKey });
    },
  });
  const fault = faultOf(withdraw.error);
  return (
    <form
      className={styles['reason']}
      onSubmit={(event) => {
        event.preventDefault();
        withdraw.mutate();
      }}
    >
      <TextField
        label={t('withdraw-reason')}
        value={reason}
        onChange={setReason}
        maxLength={4000}
        autoFocus
        error={fault === null ? undefined : faultWords(console, fault)}
      />
      <div className={styles['choices']}>
        <SubmitButton icon={<Undo2 />} disabled={reason.trim() === '' || withdraw.isPending}>
          {t('withdraw-now')}
        </SubmitButton>
        <Button
          kind="quiet"
          onPress={() => {
            onDone(false);
          }}
        >
          {t('keep')}
        </Button>
      </div>
    </form>
  );
}
