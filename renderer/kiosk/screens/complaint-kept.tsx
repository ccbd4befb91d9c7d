import { Check, CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatMoment } from '../../i18n/format.ts';
import type { Screen } from '../flow/screen.ts';
import { QrCode } from '../parts/qr-code.tsx';
import { useZone } from '../parts/zone.ts';
import styles from './complaint-kept.module.css';

/** Who reads a complaint and when it is answered. No number to be called by: nobody calls it. */
export function ComplaintKept({
  screen: { receipt, deliveredMeanwhile },
  locale,
  children,
}: {
  readonly screen: Extract<Screen, { at: 'number' }>;
  readonly locale: Locale;
  /** What became of the slip. */
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('details');
  const zone = useZone();
  const { confirmedByDesk, replyBy, statusQrSvg, visitCode } = receipt;
  return (
    <div className={styles['sheet']}>
      <p>{t('complaint-kept.who')}</p>
      {replyBy === null ? null : (
        <p className={styles['when']}>
          {t('complaint-kept.when', {
            moment: formatMoment(new Date(replyBy), locale, undefined, zone),
          })}
        </p>
      )}
      <p>{t('complaint-kept.board')}</p>
      {confirmedByDesk && !deliveredMeanwhile ? null : (
        <p className={styles['note']} role="status">
          {confirmedByDesk ? <Check aria-hidden="true" /> : <CloudOff aria-hidden="true" />}
          {t(confirmedByDesk ? 'complaint-kept.delivered' : 'complaint-kept.later')}
        </p>
      )}
      <p className={styles['code']}>{t('complaint-kept.code', { code: visitCode })}</p>
      {children}
      {statusQrSvg === null ? null : (
        <QrCode
          svg={statusQrSvg}
          alt={t('complaint-kept.qr')}
          title={t('complaint-kept.follow')}
          hint={t('kiosk:number.scan-hint')}
        />
      )}
    </div>
  );
}
