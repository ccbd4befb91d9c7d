import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { CardForm } from '../card/card-form.tsx';
import { useCardChange } from '../card/use-card-change.ts';
import { useDraft } from '../card/use-draft.ts';
import { useWeighing } from './use-weighing.ts';

/** Marks the device of a ticket, so that its next visits weigh more. */
export function ImportantDeviceForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('priority');
  const { desk, drafts, notice } = useParts();
  const { ticketId } = ticket.item;
  const { data } = useWeighing(ticketId);
  const [words, setWords] = useDraft(ticketId, 'important-device.words');
  const mark = useCardChange(
    () => desk.call('ticket.mark-device', { params: { ticketId }, body: { words } }),
    () => {
      drafts.clear(ticketId, 'important-device');
      notice.set({ tone: 'good', words: t('device.done') });
      onClose();
    },
  );
  const known = data?.device ?? null;
  return (
    <CardForm
      title={t('device.title')}
      hint={t('device.hint')}
      submit={t('device.submit')}
      ready={known !== null}
      lacks={[[words.trim() === '', t('device.words')]]}
      busy={mark.isPending}
      onSend={() => mark.mutate()}
      onClose={onClose}
    >
      {data !== undefined && known === null ? <p>{t('device.unknown')}</p> : null}
      {known?.important ? (
        <p>
          {t('device.already', { by: known.important.by })} <q>{known.important.words}</q>
        </p>
      ) : null}
      <TextField label={t('device.words')} value={words} onChange={setWords} maxLength={90} />
    </CardForm>
  );
}
