import {
  Ban,
  CircleCheckBig,
  CirclePause,
  CirclePlay,
  Hourglass,
  Lock,
  Megaphone,
  UserX,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TicketStatus } from '../../../shared/domain/ticket.ts';
import styles from './status-mark.module.css';

const iconOf = {
  waiting: Hourglass,
  called: Megaphone,
  'in-progress': CirclePlay,
  'on-hold': CirclePause,
  'no-show': UserX,
  resolved: CircleCheckBig,
  closed: Lock,
  cancelled: Ban,
} as const satisfies Record<TicketStatus, unknown>;

/** Where a ticket stands, by shape and word. */
export function StatusMark({ status }: { readonly status: TicketStatus }) {
  const { t } = useTranslation('console');
  const Icon = iconOf[status];
  return (
    <span className={`${styles['mark']} ${styles[status] ?? ''}`}>
      <Icon aria-hidden="true" />
      {t(`words:status.${status}`)}
    </span>
  );
}
