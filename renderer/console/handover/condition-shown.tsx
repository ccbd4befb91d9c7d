import { useTranslation } from 'react-i18next';
import { factOfSubject, factValue } from '../../../shared/domain/fact-words.ts';
import type { SignedItem } from '../../../shared/domain/handover.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './handover.module.css';

/** How a thing stood on a paper: what went along, how it looked, what was read. */
export function ConditionShown({
  title,
  item,
}: {
  readonly title: string;
  readonly item: SignedItem;
}) {
  const { t } = useTranslation('handover');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { accessories, condition } = item;
  const facts = condition.reading?.facts ?? [];
  return (
    <div className={styles['shown']}>
      <h4>{title}</h4>
      <p>
        {accessories.length === 0
          ? t('line.nothing')
          : accessories
              .map(({ name, count }) => (count > 1 ? `${count} × ${name}` : name))
              .join(', ')}
      </p>
      <p>{condition.words === '' ? t('condition.none') : condition.words}</p>
      {condition.reading === null ? null : (
        <p>{t('line.read', { serial: condition.reading.serial })}</p>
      )}
      {facts.length === 0 ? null : (
        <dl className={styles['facts']}>
          {facts.map((fact) => (
            <div key={fact.key}>
              <dt>{factOfSubject(t, fact.key)}</dt>
              <dd>{factValue(t, fact, locale)}</dd>
            </div>
          ))}
        </dl>
      )}
      {condition.photos.map((hash, at) => (
        <a key={hash} href={`/v1/attachments/${hash}`} target="_blank" rel="noreferrer">
          <img src={`/v1/attachments/${hash}`} alt={t('condition.photo', { number: at + 1 })} />
        </a>
      ))}
    </div>
  );
}
