import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { TextPicker } from '../text/text-picker.tsx';
import { CardForm } from './card-form.tsx';
import { chosenWords, wordsCollide } from './merge-change.ts';
import type { TicketActions } from './use-ticket-action.ts';
import { useDraft } from './use-draft.ts';
import { WordsConflict } from './words-conflict.tsx';

/** What the visitor reads on his status page: one message, that everybody may write anew. */
export function MessageForm({
  ticket,
  actions,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly actions: TicketActions;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('console');
  const { ticketId } = ticket.item;
  const theirs = ticket.messageToVisitor ?? '';
  const [words, setWords] = useDraft(ticketId, 'message', theirs);
  /** The message on which somebody began to type. */
  const [began, setBegan] = useDraft(ticketId, 'message.began', theirs);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const conflict = wordsCollide(began, words, theirs);
  const type = (next: string) => {
    setBegan(began);
    setWords(next);
  };
  return (
    <CardForm
      title={t('form.message.title')}
      hint={t('form.message.hint', { locale: t(`words:language.${ticket.locale}`) })}
      submit={t('form.message.submit')}
      ready={!conflict}
      lacks={[[words.trim() === '', t('form.message.label')]]}
      busy={actions.isSending('message')}
      onClose={onClose}
      onSend={() => actions.send({ type: 'message', words })}
    >
      {conflict ? (
        <WordsConflict
          mine={words}
          theirs={theirs}
          onChoose={(choice) => {
            setBegan(theirs);
            setWords(chosenWords(choice, words, theirs));
            // The buttons go away with the question, and would take the focus along.
            field.current?.focus();
          }}
        />
      ) : null}
      <TextPicker
        ticket={ticket}
        place="message"
        locale={ticket.locale}
        words={words}
        onChange={type}
      />
      <TextField
        fieldRef={field}
        label={t('form.message.label')}
        value={words}
        onChange={type}
        rows={8}
        maxLength={4000}
      />
    </CardForm>
  );
}
