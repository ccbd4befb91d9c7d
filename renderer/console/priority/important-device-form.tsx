import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { CardForm } from '../card/card-form.tsx';
import { useDraft } from '../card/use-draft.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { withTicket } from '../queue/queue-model.ts';
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
  const { t: common } = useTranslation('console');
  const { desk, queue, drafts, notice } = useParts();
  const client = useQueryClient();
  const { ticketId } = ticket.item;
  const { data } = useWeighing(ticketId);
  const [words, setWords] = useDraft(ticketId, 'important-device.words');
  const mark = useMutation({
    mutationFn: () =>
      valueOf(desk.call('ticket.mark-device', { params: { ticketId }, body: { words } })),
    onSuccess: (changed) => {
      client.setQueryData(ticketKey(ticketId), changed);
      queue.set(withTicket(queue.get(), changed));
      drafts.clear(ticketId, 'important-device');
      notice.set({ tone: 'good', words: t('device.done') });
      void client.invalidateQueries({ queryKey: [...ticketKey(ticketId), 'weighing'] });
      onClose();
    },
  });
  const fault = faultOf(mark.error);
  const known = data?.device ?? null;
  return (
    <CardForm
      title={t('device.title')}
      hint={t('device.hint')}
      submit={t('device.submit')}
      ready={words.trim() !== '' && known !== null}
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
      <TextField
        label={t('device.words')}
        value={words}
        onChange={setWords}
        maxLength={90}
        error={fault === null ? undefined : faultWords(common, fault)}
      />
    </CardForm>
  );
}
