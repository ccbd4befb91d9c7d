import { useTranslation } from 'react-i18next';
import { factLabel, factValue } from '../../../shared/domain/fact-words.ts';
import type { Fact } from '../../../shared/domain/readout.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './fact-line.module.css';

const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false } as const;

/** One figure with its provenance: probe, layer, confidence, time, duration. */
export function FactLine({ fact }: { readonly fact: Fact }) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const probe = t(`devices:probe.${fact.probe}`, { defaultValue: fact.probe });
  const at = new Date(fact.readAt).toLocaleTimeString(locale, clock);
  const took = fact.durationMs === 0 ? [] : [t('fact.took', { ms: Math.round(fact.durationMs) })];
  return (
    <div className={styles['fact']}>
      <span className={styles['label']}>{factLabel(t, fact.key)}</span>
      <span className={styles['value']}>{factValue(t, fact, locale)}</span>
      <span className={styles['source']}>
        {[fact.layer, t(`devices:confidence.${fact.confidence}`), probe, at, ...took].join(' · ')}
      </span>
    </div>
  );
}
