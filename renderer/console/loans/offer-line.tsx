import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Laptop } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ticketKey } from '../card/use-ticket.ts';
import styles from '../bench/bench.module.css';

/** What can be lent while the visitor's own device does not work, with how many are ready. */
export function OfferLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('loans');
  const { desk } = useParts();
  const { ticketId, category } = ticket.item;
  const { data } = useQuery({
    queryKey: [...ticketKey(ticketId), 'loan-offer'],
    queryFn: () => valueOf(desk.call('loan.offer', { params: { ticketId } })),
  });
  const pools = data?.pools ?? [];
  const errand = category === 'return' ? 'return' : category === 'borrow' ? 'loan' : null;
  if (pools.length === 0 && errand === null) return null;
  return (
    <p className={styles['line']}>
      <Laptop aria-hidden="true" />
      {errand === null ? null : (
        <Link to="/handover/$kind/ticket/$ticketId" params={{ kind: errand, ticketId }} search={{}}>
          {t(`errand.${errand}`)}
        </Link>
      )}
      {pools.map((pool) => (
        <span key={pool.poolId}>
          {pool.ready === 0 ? (
            t('offer.none', { pool: pool.name })
          ) : (
            <Link
              to="/handover/$kind/ticket/$ticketId"
              params={{ kind: 'loan', ticketId }}
              search={{}}
            >
              {t('offer.some', { pool: pool.name, count: pool.ready })}
            </Link>
          )}
        </span>
      ))}
    </p>
  );
}
