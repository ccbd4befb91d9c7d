import { Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import styles from './status-screen.module.css';

/** The rule of the queue, for whoever sees somebody go before him. */
export function WhyBeforeMe({ rule }: { readonly rule: StatusPage['turnRule'] }) {
  const { t } = useTranslation('status');
  return (
    <details className={styles['why']}>
      <summary>
        <Scale aria-hidden="true" />
        {t('why.title')}
      </summary>
      <ul>
        <li>{t('why.urgent')}</li>
        <li>{t('why.first')}</li>
        <li>{t('why.appointment', { ...rule })}</li>
        <li>{t('why.skills')}</li>
        <li>{t('why.missed')}</li>
      </ul>
    </details>
  );
}
