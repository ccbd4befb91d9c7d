import { useTranslation } from 'react-i18next';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { formatTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './queue-table.module.css';

/** Until when somebody on hold keeps his place; nothing for everybody else. */
export function HeldUntil({ item }: { readonly item: Pick<QueueItem, 'heldUntil'> }) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  if (item.heldUntil === null) return null;
  return (
    <span className={styles['second']}>
      {t('queue.held-until', { time: formatTime(new Date(item.heldUntil), locale) })}
    </span>
  );
}
