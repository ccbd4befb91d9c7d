import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from './asset.module.css';

/** A hand scanner types a tag or a number and ends with Enter; that opens the record. */
export function ScanAsset() {
  const { t } = useTranslation('assets');
  const { desk } = useParts();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const open = async () => {
    // At once: the next scan would be typed behind this one.
    setCode('');
    const found = await desk.call('asset.find', { query: { code } });
    if (!found.ok) {
      setTrouble(faultWords(t, found.fault));
      // Back again, unless something was scanned meanwhile.
      setCode((now) => (now === '' ? code : now));
      return;
    }
    const [first, ...others] = found.value.assets;
    if (first === undefined) setTrouble(t('scan.unknown', { code }));
    // Two makers may have given one number: the search shows both.
    else if (others.length > 0) setTrouble(t('scan.several', { code }));
    else
      void navigate({ to: '/register/$assetId', params: { assetId: first.assetId }, search: {} });
  };
  return (
    <form
      className={styles['scan']}
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== '') void open();
      }}
    >
      <TextField
        autoFocus
        label={t('scan.label')}
        error={trouble}
        value={code}
        maxLength={80}
        onChange={(value) => {
          setCode(value);
          setTrouble(undefined);
        }}
      />
    </form>
  );
}
