import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { DateField } from '../parts/date-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { NativeField } from '../service-level/native-field.tsx';
import styles from './management.module.css';

/** Draws a new sample from the tickets that were closed on some days. */
export function DrawForm() {
  const { t } = useTranslation('management');
  const { desk } = useParts();
  const act = useAct([['quality']]);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [size, setSize] = useState('10');
  const count = Number(size);
  const whole = from !== '' && from <= until && count >= 1 && count <= 100;
  return (
    <form
      className={styles['row']}
      aria-label={t('management:quality.draw')}
      onSubmit={(event) => {
        event.preventDefault();
        void act.run(
          desk.call('quality.draw', { body: { from, until, size: count } }),
          t('management:quality.drawn'),
        );
      }}
    >
      <DateField label={t('management:quality.from')} value={from} onChange={setFrom} />
      <DateField label={t('management:quality.until')} value={until} onChange={setUntil} />
      <NativeField
        label={t('management:quality.size')}
        type="number"
        value={size}
        onChange={setSize}
      />
      <SubmitButton disabled={!whole || act.busy}>{t('management:quality.draw')}</SubmitButton>
    </form>
  );
}
