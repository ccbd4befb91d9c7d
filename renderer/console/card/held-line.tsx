import { CirclePause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useShortMoment } from '../parts/use-short-moment.ts';
import { heldReason } from './held-reason.ts';
import styles from './reopen-line.module.css';

/** Until when somebody on hold or not there keeps his place, and what he waits for. */
export function HeldLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('console');
  const momentOf = useShortMoment();
  const { heldUntil, status } = ticket.item;
  if (heldUntil === null || (status !== 'on-hold' && status !== 'no-show')) return null;
  const reason = heldReason(ticket);
  return (
    <p className={styles['line']}>
      <CirclePause aria-hidden="true" />
      <span>
        <strong>{t(`card.held.${status}`, { moment: momentOf(heldUntil) })}</strong>{' '}
        {reason === null ? null : <q>{reason}</q>}
      </span>
    </p>
  );
}
