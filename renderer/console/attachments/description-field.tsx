import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isPicture, type Attachment } from '../../../shared/domain/attachment.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useCardChange } from '../card/use-card-change.ts';
import { useDraft } from '../card/use-draft.ts';
import styles from './attachments.module.css';

/** What is to be seen in a file, in words: who cannot see a picture gets it by this. */
export function DescriptionField({
  ticketId,
  attachment: { attachmentId, name, type, description },
}: {
  readonly ticketId: string;
  readonly attachment: Attachment;
}) {
  const { t } = useTranslation('attachments');
  const { desk, drafts, notice } = useParts();
  const draft = `attachment-${attachmentId}`;
  const [words, setWords] = useDraft(ticketId, draft, description);
  const describe = useCardChange(
    () =>
      desk.call('attachment.describe', {
        params: { ticketId, attachmentId },
        body: { description: words },
      }),
    () => {
      drafts.clear(ticketId, draft);
      notice.set({ tone: 'good', words: t('attachments:described', { name }) });
    },
  );
  return (
    <form
      className={styles['describe']}
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== description) describe.mutate();
      }}
    >
      <TextField
        label={t(isPicture(type) ? 'attachments:picture-words' : 'attachments:file-words')}
        value={words}
        onChange={setWords}
        maxLength={300}
      />
      {words.trim() === description ? null : (
        <Button icon={<Check />} disabled={describe.isPending} onPress={() => describe.mutate()}>
          {t('attachments:describe')}
        </Button>
      )}
    </form>
  );
}
