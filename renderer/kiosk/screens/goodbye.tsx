import { useTranslation } from 'react-i18next';
import { CounterScene } from '../../ui/counter-scene.tsx';
import { Page } from '../parts/page.tsx';
import styles from './device.module.css';

/** Nothing of the visitor is left; this says so. */
export function Goodbye({
  why,
  deviceStillHere,
}: {
  readonly why: 'done' | 'left';
  readonly deviceStillHere: boolean;
}) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      title={t('goodbye.title')}
      lead={t(why === 'left' ? 'goodbye.left' : 'goodbye.lead')}
      over={deviceStillHere ? t('goodbye.device') : undefined}
    >
      <div className={styles['scene']}>
        <CounterScene />
      </div>
    </Page>
  );
}
