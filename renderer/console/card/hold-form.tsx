import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatShortMoment } from '../../i18n/format.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { Choice } from '../parts/choice.tsx';
import { CardForm } from './card-form.tsx';
import type { TicketActions } from './use-ticket-action.ts';
import { useDraft } from './use-draft.ts';

const minuteMs = 60_000;
/** How long a hold can be, in minutes. */
const lengths = ['10', '15', '30', '60', '120', '240', '1440'] as const;

/** Out of the queue until a moment, with the reason that colleagues read. */
export function HoldForm({
  ticket,
  actions,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly actions: TicketActions;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('console');
  const { now, settings } = useParts();
  const { locale } = useStore(settings);
  const nowMs = useStore(now);
  const { ticketId } = ticket.item;
  const [minutes, setMinutes] = useDraft(ticketId, 'hold.minutes', '30');
  const [reason, setReason] = useDraft(ticketId, 'hold.reason');
  const momentIn = (length: string) => new Date(nowMs + Number(length) * minuteMs);
  const wordsOf = (length: string) => {
    // The last one is tomorrow, and late in the day so are others.
    const time = formatShortMoment(momentIn(length), new Date(nowMs), locale);
    const count = Number(length);
    return count < 60
      ? t('form.hold.minutes', { time, count })
      : t('form.hold.hours', { time, count: count / 60 });
  };
  return (
    <CardForm
      title={t('form.hold.title')}
      hint={t('form.hold.hint')}
      submit={t('form.hold.submit')}
      lacks={[[reason.trim() === '', t('form.hold.reason')]]}
      busy={actions.isSending('hold')}
      onClose={onClose}
      onSend={() => actions.send({ type: 'hold', until: momentIn(minutes).toISOString(), reason })}
    >
      <TextField
        label={t('form.hold.reason')}
        value={reason}
        onChange={setReason}
        rows={4}
        maxLength={4000}
      />
      <Choice
        label={t('form.hold.until')}
        value={minutes}
        options={lengths.map((value) => ({ value, words: wordsOf(value) }))}
        onChange={setMinutes}
      />
    </CardForm>
  );
}
