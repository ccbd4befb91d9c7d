import { useTranslation } from 'react-i18next';
import type { Escalation } from '../../../shared/domain/escalation.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useCardChange } from '../card/use-card-change.ts';
import { useDraft } from '../card/use-draft.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './escalation.module.css';

/** It is back: with what came of it, which then counts as tried. */
export function EndDialog({
  ticketId,
  escalation,
  onClose,
}: {
  readonly ticketId: string;
  readonly escalation: Escalation;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('escalation');
  const { desk, drafts } = useParts();
  const [words, setWords] = useDraft(ticketId, 'escalation-end');
  const { escalationId } = escalation;
  const end = useCardChange(
    () => desk.call('escalation.end', { params: { ticketId, escalationId }, body: { words } }),
    () => {
      drafts.clear(ticketId, 'escalation-end');
      onClose();
    },
  );
  return (
    <Dialog title={t('end.title')} onClose={onClose}>
      <form
        className={styles['dialog']}
        onSubmit={(event) => {
          event.preventDefault();
          end.mutate();
        }}
      >
        <p>{t('end.hint')}</p>
        <TextField
          label={t('end.words')}
          value={words}
          onChange={setWords}
          rows={3}
          maxLength={4000}
        />
        <SubmitButton disabled={words.trim() === '' || end.isPending}>
          {t('end.submit')}
        </SubmitButton>
      </form>
    </Dialog>
  );
}
