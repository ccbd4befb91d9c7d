import { PackageCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import styles from '../bench/bench.module.css';
import { Claim } from './claim.tsx';
import { LookLink } from './look-link.tsx';
import { useHandInsOf } from './use-hand-ins.ts';

/** What this visitor brought back at the kiosk, what he said of it, and the way to look at it. */
export function HandInCardLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('hand-in');
  const { ticketId, errand } = ticket.item;
  const { data = [] } = useHandInsOf(errand === 'handover' ? ticketId : null);
  if (data.length === 0) return null;
  return (
    <p className={styles['line']}>
      <PackageCheck aria-hidden="true" />
      {data.map((line) => (
        <span key={line.handInId}>
          <strong>{line.asset?.name ?? line.deviceName ?? t('unknown-device')}</strong>{' '}
          <Claim line={line} /> {line.state === 'waiting' ? <LookLink line={line} /> : null}
          {line.state === 'waiting' ? null : t(`decided.${line.state}`)}
        </span>
      ))}
    </p>
  );
}
