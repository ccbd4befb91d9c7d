import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './earlier-tickets.module.css';

/** Earlier tickets of this person or device: what it was, when, and what helped. */
export function EarlierTickets({ tickets }: { readonly tickets: Ticket['earlier'] }) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  return (
    <ul className={styles['list']}>
      {tickets.map((earlier) => (
        <li key={`${earlier.ticketId} ${earlier.because}`}>
          <Link to="/tickets/$ticketId" params={{ ticketId: earlier.ticketId }} search>
            {earlier.category === null
              ? t(`words:report-type.${earlier.reportType}`)
              : t(`words:category.${earlier.category}`, { defaultValue: earlier.category })}
          </Link>
          <p className={styles['when']}>
            {formatMoment(new Date(earlier.arrivedAt), locale)} · {t(`because.${earlier.because}`)}{' '}
            · {t(`words:status.${earlier.status}`)}
          </p>
          {earlier.solution === null ? null : <p>{earlier.solution}</p>}
        </li>
      ))}
    </ul>
  );
}
