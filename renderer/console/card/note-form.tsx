import { useTranslation } from 'react-i18next';
import { mostMentions } from '../../../shared/domain/notice.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { mentionedIn } from '../mention/mention.ts';
import { MentionField } from '../mention/mention-field.tsx';
import { useColleagues } from '../mention/use-colleagues.ts';
import { TextPicker } from '../text/text-picker.tsx';
import { CardForm } from './card-form.tsx';
import type { TicketActions } from './use-ticket-action.ts';
import { useDraft } from './use-draft.ts';

/** A note for colleagues; who is mentioned in it is told. */
export function NoteForm({
  ticket,
  actions,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly actions: TicketActions;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('console');
  const { ticketId, queue } = ticket.item;
  const { locale } = useStore(useParts().settings);
  const [words, setWords] = useDraft(ticketId, 'note');
  // Whoever may not see the ticket is not offered; the desk would tell him nothing.
  const people = useColleagues().filter(
    ({ role }) => queue !== 'confidential' || role !== 'technician',
  );
  const mentioned = mentionedIn(words, people).map(({ accountId }) => accountId);
  return (
    <CardForm
      title={t('form.note.title')}
      hint={t('form.note.hint')}
      submit={t('form.note.submit')}
      lacks={[[words.trim() === '', t('form.note.label')]]}
      busy={actions.isSending('note')}
      onClose={onClose}
      onSend={() =>
        actions.send({ type: 'note', words, mentions: mentioned.slice(0, mostMentions) })
      }
    >
      <TextPicker ticket={ticket} place="note" locale={locale} words={words} onChange={setWords} />
      <MentionField
        label={t('form.note.label')}
        hint={
          mentioned.length > mostMentions
            ? t('mentions:too-many', { count: mostMentions })
            : t('mentions:hint')
        }
        value={words}
        people={people}
        onChange={setWords}
      />
    </CardForm>
  );
}
