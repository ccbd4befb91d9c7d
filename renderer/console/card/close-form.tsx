import { useTranslation } from 'react-i18next';
import { missingToClose } from '../../../shared/domain/closing.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { useMissingConsent } from '../authorisation/use-consent.ts';
import { closableOf } from '../report-type/facts-of-ticket.ts';
import { BlockerList } from './blocker-list.tsx';
import { CardForm } from './card-form.tsx';
import type { TicketActions } from './use-ticket-action.ts';
import { useDraft } from './use-draft.ts';

/** What the type of the report still asks for before it may be closed: said here, or filled in first. */
export function CloseForm({
  ticket,
  actions,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly actions: TicketActions;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('details');
  const { ticketId } = ticket.item;
  const [because, setBecause] = useDraft(ticketId, 'close.because');
  const [candidate, setCandidate] = useDraft(ticketId, 'close.candidate');
  const asked = missingToClose(closableOf(ticket), {});
  const said = {
    ...(because.trim() === '' ? {} : { notAskedBecause: because }),
    ...(candidate === '' ? {} : { knowledgeCandidate: candidate === 'yes' }),
  };
  const missing = missingToClose(closableOf(ticket), said);
  const consent = useMissingConsent(ticket)(ticket.resolution?.closingCode ?? null);
  const elsewhere = asked.filter(
    (each) => each !== 'visitor-not-asked' && each !== 'knowledge-undecided',
  );
  return (
    <CardForm
      title={t('close.title')}
      hint={elsewhere.length === 0 ? undefined : t('close.fill-in-first')}
      submit={t('close.submit')}
      ready={missing.length === 0 && consent.length === 0}
      busy={actions.isSending('close')}
      onClose={onClose}
      onSend={() => actions.send({ type: 'close', ...said })}
    >
      <BlockerList blockers={elsewhere} />
      <BlockerList blockers={consent} />
      {consent.length === 0 || consent.includes('approval-asked') ? null : (
        <p>{t('close.other-end')}</p>
      )}
      {asked.includes('visitor-not-asked') ? (
        <TextField
          label={t('close.not-asked')}
          hint={t('blocker.visitor-not-asked')}
          value={because}
          onChange={setBecause}
          rows={3}
          maxLength={4000}
        />
      ) : null}
      {asked.includes('knowledge-undecided') ? (
        <RadioSet
          inRow
          label={t('blocker.knowledge-undecided')}
          value={candidate}
          options={(['yes', 'no'] as const).map((value) => ({
            value,
            words: t(`close.candidate-${value}`),
          }))}
          onChange={setCandidate}
        />
      ) : null}
    </CardForm>
  );
}
