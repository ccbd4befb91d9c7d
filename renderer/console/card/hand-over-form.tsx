import { useTranslation } from 'react-i18next';
import { workQueueSchema } from '../../../shared/domain/report-type.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useColleagues } from '../mention/use-colleagues.ts';
import { Choice } from '../parts/choice.tsx';
import { CardForm } from './card-form.tsx';
import type { TicketActions } from './use-ticket-action.ts';
import { useDraft } from './use-draft.ts';

const nobody = '';

/** To a colleague or to a queue, with the reason that the next one reads first. */
export function HandOverForm({
  ticket,
  actions,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly actions: TicketActions;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('console');
  const { ticketId, queue, reportType } = ticket.item;
  const [reason, setReason] = useDraft(ticketId, 'hand-over.reason');
  const [to, setTo] = useDraft(ticketId, 'hand-over.to', nobody);
  const others = useColleagues();
  const toQueue = workQueueSchema.options.find((each) => `queue ${each}` === to);
  const toAccount = others.find((each) => `account ${each.accountId}` === to);
  const target =
    toQueue !== undefined
      ? ({ kind: 'queue', queue: toQueue } as const)
      : toAccount !== undefined
        ? ({ kind: 'account', accountId: toAccount.accountId } as const)
        : null;

  return (
    <CardForm
      title={t('form.hand-over.title')}
      hint={t('form.hand-over.hint')}
      submit={t('form.hand-over.submit')}
      lacks={[
        [target === null, t('form.hand-over.to')],
        [reason.trim() === '', t('form.hand-over.reason')],
      ]}
      busy={actions.isSending('hand-over')}
      onClose={onClose}
      onSend={() => {
        if (target !== null) actions.send({ type: 'hand-over', to: target, reason });
      }}
    >
      <Choice
        first
        label={t('form.hand-over.to')}
        value={to}
        options={[
          { value: nobody, words: t('form.hand-over.choose') },
          ...workQueueSchema.options
            .filter(
              (each) => each !== queue && (reportType !== 'complaint' || each === 'confidential'),
            )
            .map((each) => ({
              value: `queue ${each}`,
              words: t('form.hand-over.to-queue', { queue: t(`words:queue.${each}`) }),
            })),
          ...others.map((account) => ({
            value: `account ${account.accountId}`,
            words: account.name,
          })),
        ]}
        onChange={setTo}
      />
      <TextField
        label={t('form.hand-over.reason')}
        value={reason}
        onChange={setReason}
        rows={5}
        maxLength={4000}
      />
    </CardForm>
  );
}
