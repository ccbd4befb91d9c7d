import { GridList, GridListItem } from 'react-aria-components';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { PriorityBadge } from '../parts/priority-badge.tsx';
import { subjectWords } from '../parts/ticket-words.ts';
import { PromiseClock } from '../queue/promise-clock.tsx';
import type { QueueSearch } from '../queue/queue-view.ts';
import { namesAt, usePresence } from '../presence/use-presence.ts';
import presence from '../presence/presence.module.css';
import styles from './queue-rail.module.css';

/** The live queue beside an open card, narrow: who else waits while one works. */
export function QueueRail({
  items,
  arrived,
  onRelease,
  current,
  search,
  onOpen,
}: {
  readonly items: readonly QueueItem[];
  /** How many came while the rows are held still. */
  readonly arrived: number;
  readonly onRelease: () => void;
  readonly current: string;
  readonly search: QueueSearch;
  readonly onOpen: (ticketId: string) => void;
}) {
  const { t } = useTranslation('console');
  const present = usePresence(current);
  return (
    <nav className={styles['rail']} aria-label={t('queue.title')}>
      <Link to="/" search={search} className={styles['back'] ?? ''}>
        <ArrowLeft aria-hidden="true" />
        {t(`view.${search.view ?? 'waiting'}`)}
        <span className={styles['count']}>{items.length}</span>
      </Link>
      {arrived === 0 ? null : (
        <Button kind="primary" wide className={styles['arrived']} onPress={onRelease}>
          {t('queue.arrived', { count: arrived })}
        </Button>
      )}
      <GridList
        className={styles['list'] ?? ''}
        aria-label={t('queue.title')}
        items={items.map((item) => ({ id: item.ticketId, item }))}
        dependencies={[current, t, present]}
        onAction={(key) => onOpen(String(key))}
        renderEmptyState={() => <p className={styles['none']}>{t('empty.waiting.title')}</p>}
      >
        {({ id, item }) => (
          <GridListItem
            id={id}
            textValue={item.visitCode}
            className={`${styles['row']} ${id === current ? styles['current'] : ''}`}
          >
            <span className={styles['code']}>{item.visitCode}</span>
            <span className={styles['subject']}>
              {item.worstVerdict === 'fault' || item.worstVerdict === 'attention' ? (
                <VerdictMark verdict={item.worstVerdict} />
              ) : null}
              <span>{subjectWords(t, item)}</span>
            </span>
            <PriorityBadge priority={item.priority} accepted={item.priorityAccepted} />
            <span className={styles['promise']}>
              <PromiseClock item={item} />
            </span>
            <Viewers names={namesAt(present, id)} />
          </GridListItem>
        )}
      </GridList>
    </nav>
  );
}

function Viewers({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('presence');
  if (names.length === 0) return null;
  return (
    <span className={presence['mark']}>
      <Eye aria-hidden="true" />
      {t('presence:by', { names: names.join(', ') })}
    </span>
  );
}
