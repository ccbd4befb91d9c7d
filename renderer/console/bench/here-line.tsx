import { PackageSearch } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { holderWords } from './holder-words.ts';
import { useLeftDevices } from './use-bench.ts';
import styles from './bench.module.css';

/** Where the devices of this ticket are now, at a glance. */
export function HereLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('bench');
  const { data = [] } = useLeftDevices(ticket.item.ticketId);
  const here = data.filter(({ device }) => device.handedOutAt === null);
  if (here.length === 0) return null;
  return (
    <p className={styles['line']}>
      <PackageSearch aria-hidden="true" />
      {here.map(({ device }) => (
        <span key={device.leftId}>
          <strong>{device.deviceName}</strong> · {holderWords(t, device.holder)}
          {device.readyAt === null ? null : ` · ${t('is-ready')}`}
        </span>
      ))}
    </p>
  );
}

/** Somebody comes for a device: which one, on which shelf, and the way to its ticket. */
export function PickUpLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('bench');
  const { desk } = useParts();
  const { ticketId, errand } = ticket.item;
  const { data } = useQuery({
    queryKey: [...ticketKey(ticketId), 'pick-ups'],
    queryFn: () => valueOf(desk.call('bench.pick-ups', { params: { ticketId } })),
    enabled: errand === 'handover',
  });
  if (data === undefined || data.lines.length === 0) return null;
  return (
    <p className={styles['line']}>
      <PackageSearch aria-hidden="true" />
      <span>{t('comes-for')}</span>
      {data.lines.map(({ device, ticket: other }) => (
        <Link
          key={device.leftId}
          to="/tickets/$ticketId"
          params={{ ticketId: other.ticketId }}
          search={{}}
        >
          <strong>{device.deviceName}</strong> · {holderWords(t, device.holder)} · {other.visitCode}
        </Link>
      ))}
    </p>
  );
}
