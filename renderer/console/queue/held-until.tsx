import { useTranslation } from 'react-i18next';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { useShortMoment } from '../parts/use-short-moment.ts';
import styles from './queue-table.module.css';

/** Until when somebody on hold keeps his place; nothing for everybody else. */
export function HeldUntil({ item }: { readonly item: Pick<QueueItem, 'heldUntil'> }) {
  const { t } = useTranslation('console');
  const momentOf = useShortMoment();
  if (item.heldUntil === null) return null;
  return (
    <span className={styles['second']}>
      {t('queue.held-until', { moment: momentOf(item.heldUntil) })}
    </span>
  );
}
