import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { useShortMoment } from '../parts/use-short-moment.ts';
import styles from './queue-table.module.css';

/** The time of an appointment, which is why its visitor stands where he stands; nothing for walk-ins. */
export function AppointmentMark({ item }: { readonly item: Pick<QueueItem, 'appointmentAt'> }) {
  const { t } = useTranslation('console');
  const momentOf = useShortMoment();
  if (item.appointmentAt === null) return null;
  return (
    <span className={styles['appointment']}>
      <CalendarClock aria-hidden="true" />
      {t('queue.appointment', { moment: momentOf(item.appointmentAt) })}
    </span>
  );
}
