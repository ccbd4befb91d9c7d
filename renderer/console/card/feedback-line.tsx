import { useQuery } from '@tanstack/react-query';
import { MessageSquareHeart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import styles from './reopen-line.module.css';
import { ticketKey } from './use-ticket.ts';

/** What the visitor said when it was over. Asked only when the history tells of it. */
export function FeedbackLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('verify');
  const { desk } = useParts();
  const { ticketId } = ticket.item;
  const given = useQuery({
    queryKey: [...ticketKey(ticketId), 'feedback'],
    queryFn: () => valueOf(desk.call('feedback.get', { params: { ticketId } })),
    enabled: ticket.history.some(({ kind }) => kind === 'ticket.feedback-given'),
    staleTime: 30_000,
  }).data?.feedback;
  if (given === undefined || given === null) return null;
  return (
    <p className={styles['line']}>
      <MessageSquareHeart aria-hidden="true" />
      <span>
        <strong>{t(`verify:feedback.solved.${given.solved}`)}</strong>{' '}
        {t(`verify:feedback.time.${given.timeLost}`)}{' '}
        {given.words === '' ? null : <q>{given.words}</q>}
      </span>
    </p>
  );
}
