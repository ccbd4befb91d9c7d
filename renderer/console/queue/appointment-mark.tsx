import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { formatTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './queue-table.module.css';

/** The time of an appointment, which is why its visitor stands where he stands; nothing for walk-ins. */
export function AppointmentMark({ item }: { readonly item: Pick<QueueItem, 'appointmentAt'> }) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  if (item.appointmentAt === null) return null;
  return (
    <span className={styles['appointment']}>
      <CalendarClock aria-hidden="true" />
      {t('queue.appointment', { time: formatTime(new Date(item.appointmentAt), locale) })}
    </span>
  );
}
