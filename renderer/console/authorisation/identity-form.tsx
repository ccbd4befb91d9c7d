import { useTranslation } from 'react-i18next';
import { identityHowSchema } from '../../../shared/domain/approval.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { CardForm } from '../card/card-form.tsx';
import { useDraft } from '../card/use-draft.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { useTicketAct } from './use-authorisation.ts';
import { VisitorWords } from './visitor-words.tsx';

const form = 'identity';

/** How the visitor proved who he is, beyond his badge. */
export function IdentityForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('authorisation');
  const { desk, drafts } = useParts();
  const { ticketId } = ticket.item;
  const [how, setHow] = useDraft(ticketId, `${form}.how`, 'id-document');
  const [remark, setRemark] = useDraft(ticketId, `${form}.remark`);
  const act = useTicketAct(ticketId);
  const chosen = identityHowSchema.catch('id-document').parse(how);
  const send = async () => {
    const words = remark.trim();
    const sent = await act.run(
      desk.call('ticket.prove-identity', {
        params: { ticketId },
        body: { how: chosen, remark: words === '' ? null : words },
      }),
      t('identity.done'),
    );
    if (sent === null) return;
    drafts.clear(ticketId, form);
    onClose();
  };
  return (
    <CardForm
      title={t('identity.title')}
      hint={t('identity.hint')}
      submit={t('identity.submit')}
      ready
      busy={act.busy}
      onClose={onClose}
      onSend={() => void send()}
    >
      <RadioSet
        label={t('identity.how')}
        value={chosen}
        options={identityHowSchema.options.map((value) => ({ value, words: t(`how.${value}`) }))}
        onChange={setHow}
      />
      <TextField
        label={t('identity.remark')}
        hint={t('identity.remark-hint')}
        value={remark}
        onChange={setRemark}
        rows={3}
        maxLength={4000}
      />
      <VisitorWords ticket={ticket} sentence="unproven" />
    </CardForm>
  );
}
