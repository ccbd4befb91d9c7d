import { ClipboardPenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isTicketOver } from '../../../shared/domain/ticket-over.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { detailsOf, isReplyLate, missingOf } from './facts-of-ticket.ts';
import styles from './report-line.module.css';

/** Says what nobody has told yet, and until when a complaint is answered. */
export function ReportLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('details');
  const { settings, now } = useParts();
  const { locale } = useStore(settings);
  const nowMs = useStore(now);
  const details = detailsOf(ticket);
  const missing = missingOf(ticket);
  const replyBy = details?.type === 'complaint' && details.reply === null ? details.replyBy : null;
  const isOver = isTicketOver(ticket.item.status);
  if (isOver || (missing.length === 0 && replyBy === null)) return null;
  const late = isReplyLate(details, nowMs);
  return (
    <div className={`${styles['line']} ${late ? styles['late'] : ''}`}>
      <ClipboardPenLine aria-hidden="true" />
      {missing.length === 0 ? null : (
        <p>{t('line.missing', { facts: missing.map((fact) => t(`fact.${fact}`)).join(', ') })}</p>
      )}
      {replyBy === null ? null : (
        <p>
          {t(late ? 'line.reply-late' : 'line.reply-by', {
            moment: formatMoment(new Date(replyBy), locale),
          })}
        </p>
      )}
    </div>
  );
}
