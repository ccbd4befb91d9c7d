import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/text-field.tsx';
import type { HandoverState } from './handover-state.ts';
import styles from './handover.module.css';

const good = ['added', 'person'];

/** A hand scanner types what it reads and ends with Enter; what came of it is said at once. */
export function ScanBar({
  heard,
  onScan,
}: {
  readonly heard: HandoverState['heard'];
  readonly onScan: (code: string) => void;
}) {
  const { t } = useTranslation('handover');
  const [code, setCode] = useState('');
  const words =
    heard === null
      ? ''
      : heard.type === 'words'
        ? heard.words
        : t(`scan.${heard.type}`, { name: heard.name });
  const isGood = heard !== null && good.includes(heard.type);
  return (
    <form
      className={styles['scan']}
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== '') onScan(code.trim());
        setCode('');
      }}
    >
      <TextField
        autoFocus
        label={t('scan.label')}
        hint={t('scan.hint')}
        value={code}
        maxLength={80}
        onChange={setCode}
      />
      <p role="status" className={isGood ? styles['good'] : styles['trouble']}>
        {words}
      </p>
    </form>
  );
}
