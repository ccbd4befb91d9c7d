import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { StandardText } from '../../../shared/domain/standard-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from './texts.module.css';
import { textsKey } from './use-texts.ts';

/** Asks before a text that everybody takes is gone. */
export function DeleteText({
  text: { textId, name },
  onDeleted,
  onClose,
}: {
  readonly text: StandardText;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('texts');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => valueOf(desk.call('text.delete', { params: { textId } })),
    onSuccess: (left) => {
      client.setQueryData(textsKey, left);
      notice.set({ tone: 'good', words: t('texts:deleted', { name }) });
      onClose();
      onDeleted();
    },
  });
  const fault = faultOf(remove.error);
  return (
    <Dialog
      urgent
      title={t('texts:delete.title', { name })}
      onClose={() => {
        // Closed now, another text would be open when this one goes.
        if (!remove.isPending) onClose();
      }}
    >
      <p>{t('texts:delete.words')}</p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      <div className={styles['actions']}>
        <Button kind="danger" busy={remove.isPending} onPress={() => remove.mutate()}>
          {t('texts:delete.yes')}
        </Button>
        <Button disabled={remove.isPending} onPress={onClose}>
          {t('texts:delete.no')}
        </Button>
      </div>
    </Dialog>
  );
}
