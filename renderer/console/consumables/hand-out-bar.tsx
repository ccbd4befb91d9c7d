import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { eanSchema } from '../../../shared/domain/consumable.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from '../handover/handover.module.css';
import { consumablesKey } from './consumables-key.ts';

/** To whom, once; then every scan hands one out. */
export function HandOutBar() {
  const { t } = useTranslation('consumables');
  const { desk } = useParts();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [said, setSaid] = useState<{ readonly good: boolean; readonly words: string } | null>(null);
  const scan = async (text: string) => {
    const ean = eanSchema.safeParse(text);
    if (!ean.success) {
      setSaid({ good: false, words: t('scan.wrong', { code: text }) });
      return;
    }
    const reply = await desk.call('consumable.hand-out', {
      body: { movementId: v7(), item: { ean: ean.data }, to: { kind: 'person', name } },
    });
    await client.invalidateQueries({ queryKey: consumablesKey });
    setSaid(
      reply.ok
        ? {
            good: true,
            words: t('scan.done', {
              item: reply.value.item.name,
              name,
              count: reply.value.item.stock,
            }),
          }
        : { good: false, words: faultWords(t, reply.fault) },
    );
  };
  return (
    <form
      className={styles['scan']}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') setSaid({ good: false, words: t('scan.nobody') });
        else if (code.trim() !== '') void scan(code.trim());
        setCode('');
      }}
    >
      <TextField autoFocus label={t('to')} value={name} maxLength={120} onChange={setName} />
      <TextField label={t('scan.label')} value={code} maxLength={40} onChange={setCode} />
      {/* Without it Enter does nothing: a form of two fields needs a button to be sent by key. */}
      <SubmitButton>{t('scan.give')}</SubmitButton>
      <p role="status" className={said?.good === false ? styles['trouble'] : styles['good']}>
        {said?.words ?? ''}
      </p>
    </form>
  );
}
