import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OtherTicket } from '../../../shared/contract/related-routes.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { subjectWords } from '../parts/ticket-words.ts';
import styles from './related.module.css';

/** Lines that lead to other tickets, each with why it stands there; others may stand before them. */
export function OtherTickets({
  lines,
  children,
}: {
  readonly lines: readonly { readonly ticket: OtherTicket; readonly why: string | null }[];
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { settings } = useParts();
  const { locale } = useStore(settings);
  return (
    <ul className={styles['list']}>
      {children}
      {lines.map(({ ticket, why }) => (
        <li key={ticket.ticketId}>
          <Link to="/tickets/$ticketId" params={{ ticketId: ticket.ticketId }} search>
            {ticket.visitCode} · {subjectWords(t, ticket)}
          </Link>
          <p>
            {why === null ? '' : `${why} · `}
            {t(`words:status.${ticket.status}`)} ·{' '}
            {formatMoment(new Date(ticket.arrivedAt), locale)}
          </p>
        </li>
      ))}
    </ul>
  );
}
