import { useTranslation } from 'react-i18next';
import {
  escalationFactSchema,
  type FactSheet,
  maskedSerial,
  missingFacts,
} from '../../../shared/domain/escalation.ts';
import styles from './escalation.module.css';

/** What the receiver will know, and by name what he will have to ask. */
export function FactList({ sheet }: { readonly sheet: FactSheet }) {
  const { t } = useTranslation('escalation');
  const facts = escalationFactSchema.options;
  const missing = missingFacts(sheet);
  return (
    <section className={styles['facts']} aria-labelledby="facts-title">
      <h3 id="facts-title">{t('facts.title', { known: facts.length - missing.length })}</h3>
      <div aria-live="polite">
        {missing.length === 0 ? null : (
          <p className={styles['missing']}>
            {t('facts.missing', { facts: missing.map((fact) => t(`fact.${fact}`)).join(', ') })}
          </p>
        )}
      </div>
      <dl>
        {facts.map((fact) => {
          const found = sheet[fact];
          return [
            <dt key={`${fact} name`}>{t(`fact.${fact}`)}</dt>,
            <dd key={fact} className={found.state === 'missing' ? styles['missing'] : undefined}>
              {found.state === 'known'
                ? fact === 'serial'
                  ? maskedSerial(found.value)
                  : found.value
                : t(found.state === 'none' ? 'not-applicable' : 'unknown')}
            </dd>,
          ];
        })}
      </dl>
    </section>
  );
}
