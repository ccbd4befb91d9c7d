import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { emptyDetails } from '../../../shared/domain/report-details.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { CardForm } from '../card/card-form.tsx';
import { useDraft } from '../card/use-draft.ts';
import { factFields, factsOf, forWhomFields, shownFields, valuesOf } from './fact-fields.ts';
import { FactFieldInput } from './fact-field-input.tsx';
import { detailsOf } from './facts-of-ticket.ts';
import { useReportChange } from './use-report-change.ts';

/** The facts of the report, filled in or put right, with why. */
export function FactsForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('details');
  const { drafts } = useParts();
  const { ticketId, reportType } = ticket.item;
  const fields = [...factFields[reportType], ...forWhomFields];
  const [reason, setReason] = useDraft(ticketId, 'facts.reason');
  const [values, setValues] = useState(() => {
    const known = valuesOf(detailsOf(ticket) ?? emptyDetails(reportType), ticket.forWhom);
    const typed = fields.flatMap(({ name }) => {
      const draft = drafts.get(ticketId, `facts.${name}`);
      return draft === undefined ? [] : [[name, draft] as const];
    });
    return { ...known, ...Object.fromEntries(typed) };
  });
  const { send, busy } = useReportChange(ticket, { name: 'facts', onClose });
  const facts = factsOf(reportType, values);
  return (
    <CardForm
      title={t('form.facts')}
      submit={t('form.facts-submit')}
      ready={facts !== null}
      lacks={[[reason.trim() === '', t('form.why')]]}
      busy={busy}
      onClose={onClose}
      onSend={() => {
        if (facts === null) return;
        send(async (desk, seen) => {
          const reply = await desk.call('ticket.details', {
            params: { ticketId },
            body: { version: seen.item.version, ...facts, reason },
          });
          return reply.ok ? { ok: true, value: { ticket: reply.value } } : reply;
        });
      }}
    >
      {shownFields(fields, values).map((field) => (
        <FactFieldInput
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          onChange={(value) => {
            drafts.set(ticketId, `facts.${field.name}`, value);
            setValues({ ...values, [field.name]: value });
          }}
        />
      ))}
      <TextField
        label={t('form.why')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={4000}
      />
    </CardForm>
  );
}
