import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Supplier } from '../../../shared/domain/escalation.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './escalation.module.css';
import { suppliersKey } from './targets-query.ts';

/** A new supplier, or other words for one. */
export function SupplierForm({
  supplier,
  onDone,
}: {
  readonly supplier: Supplier | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('escalation');
  const { t: common } = useTranslation('console');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  const [name, setName] = useState(supplier?.name ?? '');
  const [contact, setContact] = useState(supplier?.contact ?? '');
  const [referenceExample, setExample] = useState(supplier?.referenceExample ?? '');
  const keep = useMutation({
    mutationFn: () =>
      valueOf(
        desk.call('supplier.keep', {
          body: { supplierId: supplier?.supplierId ?? null, name, contact, referenceExample },
        }),
      ),
    onSuccess: (kept) => {
      notice.set({ tone: 'good', words: t('targets.kept', { name: kept.name }) });
      setName('');
      setContact('');
      setExample('');
      onDone();
      return client.invalidateQueries({ queryKey: suppliersKey });
    },
  });
  const fault = faultOf(keep.error);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <h3>
        {supplier === null
          ? t('targets.new-supplier')
          : t('targets.change-supplier', { name: supplier.name })}
      </h3>
      <TextField
        label={t('targets.name')}
        value={name}
        onChange={setName}
        maxLength={120}
        error={fault === null ? undefined : faultWords(common, fault)}
      />
      <TextField
        label={t('targets.contact')}
        value={contact}
        onChange={setContact}
        maxLength={300}
      />
      <TextField
        label={t('targets.example')}
        value={referenceExample}
        onChange={setExample}
        maxLength={60}
      />
      <SubmitButton icon={<Save />} disabled={name.trim() === '' || keep.isPending}>
        {t('targets.keep')}
      </SubmitButton>
    </form>
  );
}
