import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../../shared/contract/kiosk-contract.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatMoment } from '../../i18n/format.ts';
import styles from './complaint-kept.module.css';

/** Who reads a complaint and when it is answered. No number to be called by: nobody calls it. */
export function ComplaintKept({
  receipt,
  locale,
}: {
  readonly receipt: Receipt;
  readonly locale: Locale;
}) {
  const { t } = useTranslation('details');
  return (
    <div className={styles['sheet']}>
      <p>{t('complaint-kept.who')}</p>
      {receipt.replyBy === null ? null : (
        <p className={styles['when']}>
          {t('complaint-kept.when', { moment: formatMoment(new Date(receipt.replyBy), locale) })}
        </p>
      )}
      <p>{t('complaint-kept.board')}</p>
      <p className={styles['code']}>{t('complaint-kept.code', { code: receipt.visitCode })}</p>
    </div>
  );
}
