import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { TextPicker } from '../text/text-picker.tsx';
import { CardForm } from './card-form.tsx';
import type { TicketActions } from './use-ticket-action.ts';
import { useDraft } from './use-draft.ts';

export type WordsFormName = 'message' | 'return' | 'reopen' | 'cancel';

/** The forms that are one box of words: message to the visitor and the reasons. */
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
  const initial = form === 'message' ? (ticket.messageToVisitor ?? '') : '';
  const [words, setWords] = useDraft(ticket.item.ticketId, form, initial);
  return (
    <CardForm
      title={t(`form.${form}.title`)}
      hint={t(`form.${form}.hint`, { locale: t(`words:language.${ticket.locale}`) })}
      submit={t(`form.${form}.submit`)}
      ready={words.trim() !== ''}
      busy={actions.busy}
      danger={form === 'cancel'}
      onClose={onClose}
      onSend={() =>
        actions.send(form === 'message' ? { type: form, words } : { type: form, reason: words })
      }
    >
      {form === 'message' ? (
        <TextPicker
          ticket={ticket}
          place="message"
          locale={ticket.locale}
          words={words}
          onChange={setWords}
        />
      ) : null}
      <TextField
        label={t(`form.${form}.label`)}
        value={words}
        onChange={setWords}
        rows={form === 'message' ? 8 : 4}
        maxLength={4000}
      />
    </CardForm>
  );
}
