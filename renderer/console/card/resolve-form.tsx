import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { resolutionSchema, type Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EscalationsLeft } from '../escalation/escalations-left.tsx';
import { isApproved } from '../authorisation/use-authorisation.ts';
import { useMissingConsent } from '../authorisation/use-consent.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { plainFindingWords } from '../parts/plain-finding.ts';
import { findingWords } from '../parts/ticket-words.ts';
import { StepsLeft } from '../procedures/steps-left.tsx';
import { TextPicker } from '../text/text-picker.tsx';
import { BlockerList } from './blocker-list.tsx';
import { CardForm } from './card-form.tsx';
import { closingSheet, withNotes } from './closing-sheet.ts';
import type { TicketActions } from './use-ticket-action.ts';
import { useDraft } from './use-draft.ts';

const closingCodes = resolutionSchema.shape.closingCode;

/** Filled in with what is known; what a technician typed before stays as he typed it. */
export function ResolveForm({
  ticket,
  actions,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly actions: TicketActions;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation('console');
  const { ticketId } = ticket.item;
  // The visitor reads it, so it is filled in in his language.
  const say = i18n.getFixedT(ticket.locale);
  const { known, notes } = closingSheet(ticket, {
    finding: (finding) => findingWords(say, finding),
    gone: (finding) => say('verify:sheet.gone', { finding: plainFindingWords(say, finding) }),
    step: (done) => String(done[ticket.locale] ?? ''),
    advice: (finding) => {
      const advice = say(`findings:${finding.code}.self-help`, {
        ...finding.params,
        defaultValue: '',
      });
      return advice === '' ? null : say('verify:sheet.advice', { advice });
    },
  });
  const [cause, setCause] = useDraft(ticketId, 'resolve.cause', known.cause);
  const [solution, setSolution] = useDraft(ticketId, 'resolve.solution', known.solution);
  const missingConsent = useMissingConsent(ticket);
  // What an approver refused is not proposed as done.
  const isRefused = missingConsent(known.closingCode).includes('approval-refused');
  const knownCode = isRefused ? 'refused' : known.closingCode;
  const [code, setCode] = useDraft(ticketId, 'resolve.code', knownCode);
  const codes = closingCodes.options.filter((each) => each !== 'refused' || isApproved(ticket));
  const closingCode = codes.find((each) => each === code) ?? 'solved';
  const solutionField = useRef<HTMLInputElement & HTMLTextAreaElement>(null);

  return (
    <CardForm
      title={t('resolve.title')}
      hint={known.cause + known.solution === '' ? undefined : t('verify:sheet.filled')}
      submit={t('resolve.submit')}
      lacks={[
        [cause.trim() === '', t('resolve.cause')],
        [solution.trim() === '', t('resolve.solution')],
      ]}
      busy={actions.isSending('resolve')}
      onClose={onClose}
      onSend={() => actions.send({ type: 'resolve', cause, solution, closingCode })}
    >
      <StepsLeft ticketId={ticketId} />
      <EscalationsLeft ticketId={ticketId} />
      <TextField
        label={t('resolve.cause')}
        hint={known.cause === '' ? undefined : t('resolve.from-finding')}
        value={cause}
        onChange={setCause}
        rows={3}
        maxLength={4000}
      />
      <TextPicker
        ticket={ticket}
        place="solution"
        locale={ticket.locale}
        words={solution}
        onChange={setSolution}
      />
      <TextField
        label={t('resolve.solution')}
        hint={t('resolve.visitor-reads')}
        fieldRef={solutionField}
        value={solution}
        onChange={setSolution}
        rows={4}
        maxLength={4000}
      />
      {notes === '' || solution.includes(notes) ? null : (
        <Button
          kind="quiet"
          onPress={() => {
            setSolution(withNotes(solution, notes));
            // To be read there; this button is gone.
            solutionField.current?.focus();
          }}
        >
          {t('verify:sheet.take-notes')}
        </Button>
      )}
      <RadioSet
        label={t('resolve.code')}
        value={closingCode}
        options={codes.map((value) => ({
          value,
          words: t(`closing-code.${value}`),
        }))}
        onChange={setCode}
      />
      <BlockerList
        blockers={missingConsent(closingCode)}
        title={t('details:close.not-like-this')}
      />
    </CardForm>
  );
}
