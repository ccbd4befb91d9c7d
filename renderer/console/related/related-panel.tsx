import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OtherTicket } from '../../../shared/contract/related-routes.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { subjectWords } from '../parts/ticket-words.ts';
import styles from './related.module.css';
import { useRelated } from './use-related.ts';

/** Tickets that were joined with this one or have to do with it. */
export function RelatedPanel({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('verify');
  const related = useRelated(ticket.item.ticketId);
  const fault = faultOf(related.error);
  if (fault !== null) return <p role="alert">{faultWords(t, fault)}</p>;
  if (related.data === undefined) {
    return <p role="status" aria-label={t('verify:related.loading')} />;
  }
  const { links, possible } = related.data;
  if (links.length + possible.length === 0) return <p>{t('verify:related.none')}</p>;
  return (
    <ul className={styles['list']}>
      {links.map(({ ticket: other, relation }) => (
        <OtherLine key={other.ticketId} other={other} why={t(`verify:relation.${relation}`)} />
      ))}
      {possible.map(({ ticket: other, because }) => (
        <OtherLine key={other.ticketId} other={other} why={t(`verify:possible.${because}`)} />
      ))}
    </ul>
  );
}

function OtherLine({ other, why }: { readonly other: OtherTicket; readonly why: string }) {
  const { t } = useTranslation('verify');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  return (
    <li>
      <Link to="/tickets/$ticketId" params={{ ticketId: other.ticketId }} search>
        {other.visitCode} · {subjectWords(t, other)}
      </Link>
      <p>
        {why} · {t(`words:status.${other.status}`)} ·{' '}
        {formatMoment(new Date(other.arrivedAt), locale)}
      </p>
    </li>
  );
}
