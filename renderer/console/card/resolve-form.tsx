import { useTranslation } from 'react-i18next';
import { worstFirst } from '../../../shared/domain/readout.ts';
import { resolutionSchema, type Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { findingWords } from '../parts/ticket-words.ts';
import { CardForm } from './card-form.tsx';
import type { TicketActions } from './use-ticket-action.ts';
import { useDraft } from './use-draft.ts';

const closingCodes = resolutionSchema.shape.closingCode;

/** Cause from the worst finding, solution from the latest note: mostly it only needs reading. */
export function ResolveForm({
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
  const worst = worstFirst(ticket.readout?.findings ?? [])[0];
  const trouble = worst?.verdict === 'fault' || worst?.verdict === 'attention' ? worst : undefined;
  const latestNote = ticket.history.findLast((event) => event.kind === 'ticket.noted')?.words;
  const [cause, setCause] = useDraft(
    ticketId,
    'resolve.cause',
    trouble === undefined ? '' : findingWords(t, trouble),
  );
  const [solution, setSolution] = useDraft(ticketId, 'resolve.solution', latestNote ?? '');
  const [code, setCode] = useDraft(ticketId, 'resolve.code', 'solved');
  const closingCode = closingCodes.catch('solved').parse(code);

  return (
    <CardForm
      title={t('resolve.title')}
      submit={t('resolve.submit')}
      ready={cause.trim() !== '' && solution.trim() !== ''}
      busy={actions.busy}
      onClose={onClose}
      onSend={() => actions.send({ type: 'resolve', cause, solution, closingCode })}
    >
      <TextField
        label={t('resolve.cause')}
        hint={trouble === undefined ? undefined : t('resolve.from-finding')}
        value={cause}
        onChange={setCause}
        rows={3}
        maxLength={4000}
      />
      <TextField
        label={t('resolve.solution')}
        hint={t('resolve.visitor-reads')}
        value={solution}
        onChange={setSolution}
        rows={4}
        maxLength={4000}
      />
      <RadioSet
        label={t('resolve.code')}
        value={closingCode}
        options={closingCodes.options.map((value) => ({
          value,
          words: t(`closing-code.${value}`),
        }))}
        onChange={setCode}
      />
    </CardForm>
  );
}
