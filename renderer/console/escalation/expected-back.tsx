import { useTranslation } from 'react-i18next';
import type { Escalation } from '../../../shared/domain/escalation.ts';
import { formatDay } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './escalation.module.css';

/** When a supplier said that it is back, and since when he is late. */
export function ExpectedBack({
  escalation: { expectedOn, lateSince },
}: {
  readonly escalation: Pick<Escalation, 'expectedOn' | 'lateSince'>;
}) {
  const { t } = useTranslation('escalation');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  if (expectedOn === null) return null;
  const words = (day: string) => formatDay(new Date(`${day}T12:00`), locale);
  return (
    <>
      {t('line.expected', { day: words(expectedOn) })}
      {lateSince === undefined ? null : (
        <>
          {' '}
          <strong className={styles['late']}>{t('line.late', { day: words(lateSince) })}</strong>
        </>
      )}
    </>
  );
}
