import { useTranslation } from 'react-i18next';
import { spacedCode } from '../../../shared/domain/fleet/enrolment.ts';
import { CounterScene } from '../../ui/counter-scene.tsx';
import type { Model } from '../flow/model.ts';
import { Page } from '../parts/page.tsx';
import styles from './closed.module.css';

/** A kiosk that receives nobody says why, and to whoever looks after it what to do. */
export function Closed({ model }: { readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const enrolment = model.kiosk?.enrolment ?? null;
  const message = model.kiosk?.lockMessage ?? '';
  if (enrolment === null) {
    return (
      <Page
        title={t('closed.locked.title')}
        lead={message === '' ? t('closed.locked.lead') : message}
        picture={<CounterScene />}
      />
    );
  }
  if (enrolment.step !== 'code') {
    return (
      <Page
        title={t(`closed.${enrolment.step}.title`)}
        lead={t(`closed.${enrolment.step}.lead`)}
        picture={<CounterScene />}
      />
    );
  }
  return (
    <Page title={t('closed.code.title')} lead={t('closed.code.lead')}>
      <p
        className={styles['code']}
        role="status"
        // Read digit by digit, not as a number of hundreds of thousands.
        aria-label={t('closed.code.spoken', { digits: Array.from(enrolment.code).join(' ') })}
      >
        {spacedCode(enrolment.code)}
      </p>
      <p className={styles['hint']}>{t('closed.code.hint')}</p>
    </Page>
  );
}
