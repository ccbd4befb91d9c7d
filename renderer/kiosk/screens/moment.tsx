import { useTranslation } from 'react-i18next';
import { CounterScene } from '../../ui/counter-scene.tsx';
import { Page } from '../parts/page.tsx';
import styles from './device.module.css';

/** Something of ours takes a moment. */
export function Moment({ about }: { readonly about: 'connecting' | 'starting' | 'submitting' }) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      title={t(`moment.${about}.title`)}
      lead={about === 'connecting' ? t('moment.connecting.lead') : undefined}
    >
      <div className={styles['scene']}>
        <CounterScene />
      </div>
    </Page>
  );
}
