import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ArrowUp, Coffee, SearchX } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { useSession } from '../session/session.ts';
import { moveRowFocus } from './move-row-focus.ts';
import { positions } from './queue-order.ts';
import { QueueTable } from './queue-table.tsx';
import { QueueToolbar } from './queue-toolbar.tsx';
import {
  type QueueSearch,
  isFiltered,
  queuesToServe,
  viewCounts,
  viewOf,
  visibleItems,
} from './queue-view.ts';
import { useHeldRows } from './use-held-rows.ts';
import { useQueueSearch } from './use-queue-search.ts';
import styles from './queue-page.module.css';

export function QueuePage() {
  const { t } = useTranslation('console');
  const { queue, desk } = useParts();
  const model = useStore(queue);
  const search = useQueueSearch();
  const navigate = useNavigate();
  const { accountId, role } = useSession();
  const list = useRef<HTMLDivElement>(null);
  const open = useCallback(
    (ticketId: string) => void navigate({ to: '/tickets/$ticketId', params: { ticketId }, search }),
    [navigate, search],
  );
  const choose = useCallback(
    (next: QueueSearch) => void navigate({ to: '.', search: next }),
    [navigate],
  );
  const queues = useMemo(() => queuesToServe({}, role), [role]);
  const items = [...model.items.values()];
  const words = search.q?.trim() ?? '';
  const found = useQuery({
    queryKey: ['search', words],
    queryFn: () => valueOf(desk.call('ticket.search', { query: { q: words } })),
    enabled: words !== '',
  });
  const latest = (ticketId: string) =>
    model.items.get(ticketId) ?? model.standing.get(ticketId)?.item;
  const held = useHeldRows(visibleItems(items, search, accountId), latest, JSON.stringify(search));
  const rows =
    words === ''
      ? held.rows
      : (found.data?.items.map((item) => latest(item.ticketId) ?? item) ?? []);

  useShortcuts(
    { place: 'list', moves: [] },
    {
      down: () => moveRowFocus(list.current, 1),
      up: () => moveRowFocus(list.current, -1),
      ...(words === ''
        ? {}
        : { back: () => void navigate({ to: '.', search: { ...search, q: undefined } }) }),
    },
  );

  const fault = faultOf(found.error);
  return (
    <main className={styles['page']}>
      <h1 className="visually-hidden">{t('queue.title')}</h1>
      <QueueToolbar
        search={search}
        queues={queues}
        counts={viewCounts(items, accountId)}
        onSearch={choose}
      />
      <div className={styles['frame']}>
        {words === '' && held.arrived > 0 ? (
          <div className={styles['chip']}>
            <Button
              kind="primary"
              icon={<ArrowUp />}
              onPress={() => {
                held.release();
                list.current?.scrollTo({ top: 0 });
              }}
            >
              {t('queue.arrived', { count: held.arrived })}
            </Button>
          </div>
        ) : null}
        <div ref={list} className={styles['scroll']} {...held.listen}>
          {words === '' ? null : (
            <p className={styles['searching']} role="status">
              {found.isPending
                ? t('search.busy', { words })
                : t('search.found', { words, count: rows.length })}
            </p>
          )}
          {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
          {rows.length > 0 ? (
            <QueueTable
              rows={rows}
              places={positions(items)}
              me={accountId}
              search={search}
              onOpen={open}
            />
          ) : words === '' ? (
            <EmptyQueue
              kind={!model.loaded ? 'loading' : isFiltered(search) ? 'filtered' : viewOf(search)}
            />
          ) : null}
        </div>
      </div>
    </main>
  );
}

function EmptyQueue({ kind }: { readonly kind: string }) {
  const { t } = useTranslation('console');
  if (kind === 'loading') {
    return (
      <div className={styles['loading']} role="status" aria-label={t('queue.loading')}>
        {['one', 'two', 'three', 'four', 'five'].map((each) => (
          <span key={each} className={styles['bone']} />
        ))}
      </div>
    );
  }
  const Icon = kind === 'filtered' ? SearchX : Coffee;
  return (
    <div className={styles['empty']}>
      <Icon aria-hidden="true" />
      <h2>{t(`empty.${kind}.title`)}</h2>
      <p>{t(`empty.${kind}.words`)}</p>
    </div>
  );
}
