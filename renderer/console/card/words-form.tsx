import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { CardForm } from './card-form.tsx';
import type { TicketActions } from './use-ticket-action.ts';
import { useDraft } from './use-draft.ts';

export type WordsFormName = 'return' | 'reopen' | 'cancel';

/** The forms that are one box of words: the reasons. */
export function WordsForm({
  form,
  ticket,
  actions,
  onClose,
}: {
  readonly form: WordsFormName;
  readonly ticket: Ticket;
  readonly actions: TicketActions;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('console');
  const [words, setWords] = useDraft(ticket.item.ticketId, form);
  return (
    <CardForm
      title={t(`form.${form}.title`)}
      hint={t(`form.${form}.hint`)}
      submit={t(`form.${form}.submit`)}
      lacks={[[words.trim() === '', t(`form.${form}.label`)]]}
      busy={actions.isSending(form)}
      danger={form === 'cancel'}
      onClose={onClose}
      onSend={() => actions.send({ type: form, reason: words })}
    >
      <TextField
        label={t(`form.${form}.label`)}
        value={words}
        onChange={setWords}
        rows={4}
        maxLength={4000}
      />
    </CardForm>
  );
}
