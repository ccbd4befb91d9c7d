import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { OtherTickets } from './other-tickets.tsx';
import { useRelated } from './use-related.ts';

/** Tickets that were joined with this one or have to do with it, and the disturbances that its visitor has too. */
export function RelatedPanel({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation(['verify', 'disturbances']);
  const related = useRelated(ticket.item.ticketId);
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const fault = faultOf(related.error);
  if (fault !== null) return <p role="alert">{faultWords(t, fault)}</p>;
  if (related.data === undefined) {
    return <p role="status" aria-label={t('verify:related.loading')} />;
  }
  const { links, possible, disturbances = [] } = related.data;
  if (links.length + possible.length + disturbances.length === 0) {
    return <p>{t('verify:related.none')}</p>;
  }
  return (
    <OtherTickets
      lines={[
        ...links.map(({ ticket: other, relation }) => ({
          ticket: other,
          why: t(`verify:relation.${relation}`),
        })),
        ...possible.map(({ ticket: other, because }) => ({
          ticket: other,
          why: t(`verify:possible.${because}`),
        })),
      ]}
    >
      {disturbances.map(({ disturbanceId, title, state }) => (
        <li key={disturbanceId}>
          <Link to="/disturbances" search={{ open: disturbanceId }}>
            {title[locale]}
          </Link>
          <p>
            {t('verify:relation.disturbance')} · {t(`disturbances:state.${state}`)}
          </p>
        </li>
      ))}
    </OtherTickets>
  );
}
