import { CopyCheck } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import styles from './related.module.css';
import { useRelated } from './use-related.ts';

/** Says that the same person or device has another open ticket, which may be the same thing twice. */
export function PossibleLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('verify');
  const first = useRelated(ticket.item.ticketId).data?.possible[0];
  if (first === undefined) return null;
  return (
    <p className={styles['line']}>
      <CopyCheck aria-hidden="true" />
      <span>
        {t(`verify:possible.${first.because}`)}:{' '}
        <Link to="/tickets/$ticketId" params={{ ticketId: first.ticket.ticketId }} search>
          {first.ticket.visitCode}
        </Link>
      </span>
    </p>
  );
}
