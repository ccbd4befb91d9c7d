import { Check } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Fact } from '../../../shared/domain/readout.ts';
import { formatTime } from '../../i18n/format.ts';
import styles from './fact-row.module.css';
import { useZone } from './zone.ts';
import { factLine } from './readout-words.ts';

/** One thing that was read; a tap tells who says so, and when. Nothing for facts of technicians only. */
export function FactRow({ fact, locale }: { readonly fact: Fact; readonly locale: Locale }) {
  const { t, i18n } = useTranslation('kiosk');
  const zone = useZone();
  const [open, setOpen] = useState(false);
  const id = useId();
  const line = factLine(i18n, locale, fact);
  if (line === null) return null;
  return (
    <li className={styles['row']}>
      <button
        type="button"
        className={styles['fact']}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Check aria-hidden="true" />
        <span>{line.label}</span>
        <b>{line.value}</b>
      </button>
      <p id={id} className={styles['source']} hidden={!open}>
        {t(`provenance.${saidBy(fact)}`)}{' '}
        {t('provenance.at', { time: formatTime(new Date(fact.readAt), locale, zone) })}
      </p>
    </li>
  );
}

/** Who says so. A label is not the device: what stands on it may be of another one. */
function saidBy({ probe, confidence }: Fact): Fact['confidence'] | 'label' {
  return probe === 'label-scan' && confidence === 'reported' ? 'label' : confidence;
}
