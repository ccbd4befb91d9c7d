import { useTranslation } from 'react-i18next';
import { reportTypeSchema } from '../../../shared/domain/report-type.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { CardForm } from '../card/card-form.tsx';
import { useDraft } from '../card/use-draft.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { useReportChange } from './use-report-change.ts';

/** Another type of report, with why. A complaint leaves the technicians' sight. */
export function RetypeForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('details');
  const { ticketId, reportType: now, errand } = ticket.item;
  const [to, setTo] = useDraft(ticketId, 'retype.to');
  const [reason, setReason] = useDraft(ticketId, 'retype.reason');
  const { send, busy } = useReportChange(ticket, { name: 'retype', onClose });
  const others = reportTypeSchema.options.filter((type) => type !== now || errand === 'handover');
  const chosen = others.find((type) => type === to) ?? null;
  return (
    <CardForm
      title={t('form.retype')}
      hint={t(chosen === 'complaint' ? 'form.retype-confidential' : 'form.retype-hint')}
      submit={t('form.retype-submit')}
      lacks={[
        [reason.trim() === '', t('form.why')],
        [chosen === null, t('form.retype-to')],
      ]}
      busy={busy}
      onClose={onClose}
      onSend={() => {
        if (chosen === null) return;
        send((desk, seen) =>
          desk.call('ticket.report-type', {
            params: { ticketId },
            body: { version: seen.item.version, reportType: chosen, reason },
          }),
        );
      }}
    >
      <TextField
        label={t('form.why')}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={4000}
      />
      <RadioSet
        label={t('form.retype-to')}
        value={to}
        options={others.map((value) => ({ value, words: t(`words:report-type.${value}`) }))}
        onChange={setTo}
      />
    </CardForm>
  );
}
