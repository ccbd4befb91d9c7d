import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Escalation } from '../../../shared/domain/escalation.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useCardChange } from '../card/use-card-change.ts';
import { DateField } from '../parts/date-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './escalation.module.css';
import { useSuppliers } from './targets-query.ts';

/** What a supplier said of it: his number, when it is back, whether it is under warranty. */
export function FollowUpDialog({
  ticketId,
  escalation,
  onClose,
}: {
  readonly ticketId: string;
  readonly escalation: Escalation;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('escalation');
  const { desk } = useParts();
  const [reference, setReference] = useState(escalation.reference);
  const [expectedOn, setExpectedOn] = useState(escalation.expectedOn ?? '');
  const [warranty, setWarranty] = useState(escalation.warranty);
  const supplier = useSuppliers().data?.suppliers.find(
    ({ supplierId }) => supplierId === escalation.targetId,
  );
  const example = supplier?.referenceExample ?? '';
  const { escalationId } = escalation;
  const keep = useCardChange(
    () =>
      desk.call('escalation.follow-up', {
        params: { ticketId, escalationId },
        body: { reference, warranty, expectedOn: expectedOn === '' ? null : expectedOn },
      }),
    onClose,
  );
  return (
    <Dialog title={t('follow-up.title')} onClose={onClose}>
      <form
        className={styles['dialog']}
        onSubmit={(event) => {
          event.preventDefault();
          keep.mutate();
        }}
      >
        <p>{t('follow-up.hint')}</p>
        <TextField
          label={t('follow-up.reference')}
          hint={example === '' ? undefined : t('follow-up.example', { example })}
          value={reference}
          onChange={setReference}
          maxLength={60}
        />
        <DateField label={t('follow-up.expected')} value={expectedOn} onChange={setExpectedOn} />
        <TextField
          label={t('form.warranty')}
          value={warranty}
          onChange={setWarranty}
          maxLength={200}
        />
        <SubmitButton disabled={keep.isPending}>{t('follow-up.submit')}</SubmitButton>
      </form>
    </Dialog>
  );
}
