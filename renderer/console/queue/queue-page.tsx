import { useNavigate } from '@tanstack/react-router';
import { ArrowUp, Coffee, SearchX } from 'lucide-react';
import { Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkChange } from '../../../shared/domain/bulk-change.ts';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { useSession } from '../session/session.ts';
import { useSeenSite } from '../sites/use-seen-site.ts';
import { useSitesToName } from '../sites/use-sites.ts';
import { BulkBar } from './bulk-bar.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { Choice } from '../parts/choice.tsx';
import { lazyPart } from '../parts/lazy-part.tsx';
import { moveRowFocus } from './move-row-focus.ts';
import { positions } from './queue-order.ts';
import { QueueTable } from './queue-table.tsx';
import { QueueToolbar } from './queue-toolbar.tsx';
import {
  type QueueSearch,
  isAsked,
  isFiltered,
  queuesSeenBy,
  viewCounts,
  viewOf,
  visibleItems,
} from './queue-view.ts';
import { useFoundTickets } from './use-found-tickets.ts';
import { useHeldRows } from './use-held-rows.ts';
import { useMarked } from './use-marked.ts';
import { useListFocus } from './use-list-focus.ts';
import { useQueueSearch } from './use-queue-search.ts';
import { useReturnFocus } from './use-return-focus.ts';
import { useSelection } from './use-selection.ts';
import styles from './queue-page.module.css';

const FoundBeside = lazyPart(() =>
  import('../find/found-beside.tsx').then((part) => part.FoundBeside),
);
/** Read on paper alone. */
const PaperHeading = lazyPart(() =>
  import('./paper-heading.tsx').then((part) => part.PaperHeading),
);
const NotToday = lazyPart(() => import('./not-today.tsx').then((part) => part.NotToday));

export function QueuePage() {
  const { t } = useTranslation('console');
  const { queue } = useParts();
  const model = useStore(queue);
  const search = useQueueSearch();
  const navigate = useNavigate();
  const { accountId, role } = useSession();
  const list = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const open = useCallback(
    (ticketId: string) => void navigate({ to: '/tickets/$ticketId', params: { ticketId }, search }),
    [navigate, search],
  );
  const choose = useCallback(
    (next: QueueSearch) => void navigate({ to: '.', search: next }),
    [navigate],
  );
  const queues = useMemo(() => queuesSeenBy(role), [role]);
  const { seen, isHere } = useSeenSite();
  const sites = useSitesToName();
  const siteNames = useMemo(
    () => (seen === 'all' ? new Map(sites.map(({ siteId, name }) => [siteId, name])) : null),
    [seen, sites],
  );
  const items = [...model.items.values()].filter(isHere);
  const words = search.q?.trim() ?? '';
  const found = useFoundTickets(search);
  const marked = useMarked(search);
  const asked = isAsked(search);
  const latest = (ticketId: string) =>
    model.items.get(ticketId) ?? model.standing.get(ticketId)?.item;
  const held = useHeldRows(
    visibleItems(items, search, accountId, marked.ids),
    latest,
    JSON.stringify({ ...search, seen }),
  );
  const rows = asked ? found.items.map((item) => latest(item.ticketId) ?? item) : held.rows;
  const selection = useSelection(
    rows.map((item) => item.ticketId),
    JSON.stringify(search),
  );
  const chosen = rows.filter((item) => selection.chosen.has(item.ticketId));
  // Stays until it is answered, also when what it is about leaves the list.
  const [question, setQuestion] = useState<{
    readonly type: BulkChange['type'];
    readonly items: readonly QueueItem[];
  } | null>(null);
  const [firstChosen] = question?.items ?? chosen;
  const focus = useListFocus({
    list,
    heading,
    rows: rows.length,
    firstChosen:
      firstChosen === undefined
        ? null
        : rows.findIndex((item) => item.ticketId === firstChosen.ticketId),
    busy: found.busy,
  });
  useReturnFocus(list, !model.loaded || marked.busy || (asked && found.busy));
  const chooseFocused = (to: boolean) => {
    const row = document.activeElement?.closest<HTMLElement>('tr[data-ticket]');
    const ticketId = row?.dataset['ticket'];
    if (ticketId !== undefined) selection.choose(ticketId, to);
  };

  const { more } = found;
  const showMore = () => {
    focus.toMore();
    more?.();
  };
  const showArrived = () => {
    held.release();
    list.current?.scrollTo({ top: 0 });
    focus.toFirst();
  };
  const hasArrived = !asked && held.arrived > 0;
  useShortcuts(
    { place: 'list', moves: [] },
    {
      ...(hasArrived ? { 'new-rows': showArrived } : {}),
      ...(more === null || found.busy ? {} : { 'more-rows': showMore }),
      down: () => moveRowFocus(list.current, 1),
      up: () => moveRowFocus(list.current, -1),
      choose: () => chooseFocused(false),
      'choose-to': () => chooseFocused(true),
      ...(chosen.length > 0 ? { back: () => selection.replace([]) } : {}),
      ...(words === '' || chosen.length > 0
        ? {}
        : { back: () => void navigate({ to: '.', search: { ...search, q: undefined } }) }),
    },
  );

  const fault = found.fault ?? marked.fault;
  return (
    <main className={styles['page']}>
      <h1 ref={heading} tabIndex={-1} className="visually-hidden">
        {t('queue.title')}
      </h1>
      <Suspense fallback={null}>
        <PaperHeading
          search={search}
          shown={rows.length}
          waiting={asked ? 0 : held.arrived}
          hasMore={found.more !== null}
        />
      </Suspense>
      <QueueToolbar
        search={search}
        queues={queues}
        counts={viewCounts(items, accountId)}
        onSearch={choose}
      />
      <div className={styles['frame']}>
        {chosen.length === 0 ? null : (
          <BulkBar
            count={chosen.length}
            onAsk={(type) => setQuestion({ type, items: chosen })}
            onChosen={selection.replace}
          />
        )}
        {question === null ? null : (
          <BulkDialog {...question} onRest={selection.replace} onClose={() => setQuestion(null)} />
        )}
        {hasArrived ? (
          <div className={styles['chip']}>
            <Button kind="primary" icon={<ArrowUp />} onPress={showArrived}>
              {t('queue.arrived', { count: held.arrived })} <ShortcutCap id="new-rows" />
            </Button>
          </div>
        ) : null}
        <div ref={list} className={styles['scroll']} {...held.listen} {...focus.listen}>
          {words === '' ? null : (
            <div className={styles['searching']}>
              <p role={fault === null ? 'status' : 'alert'}>
                {fault !== null
                  ? faultWords(t, fault)
                  : found.busy
                    ? t('search.busy', { words })
                    : found.more === null
                      ? t('search.found', { words, count: rows.length })
                      : t('lists:more-than', { words, count: rows.length })}
              </p>
              <Choice
                quiet
                label={t('lists:order.label')}
                value={search.order ?? 'newest'}
                options={[
                  { value: 'newest', words: t('lists:order.newest') },
                  { value: 'relevance', words: t('lists:order.relevance') },
                ]}
                onChange={(order) => choose({ ...search, order })}
              />
            </div>
          )}
          {words === '' ? null : (
            <Suspense>
              <FoundBeside words={words} />
            </Suspense>
          )}
          {found.indexed === null ? null : (
            <p className={styles['searching']} role="status">
              {t('lists:indexing', { percent: found.indexed })}
            </p>
          )}
          {fault === null || words !== '' ? null : (
            <p className={styles['searching']} role="alert">
              {faultWords(t, fault)}
            </p>
          )}
          {asked || rows.length === 0 ? null : (
            <Suspense fallback={null}>
              <NotToday search={search} rows={rows} onChosen={selection.replace} />
            </Suspense>
          )}
          {rows.length > 0 ? (
            <QueueTable
              rows={rows}
              places={positions(items)}
              siteNames={siteNames}
              me={accountId}
              search={search}
              chosen={selection.chosen}
              onChoose={selection.choose}
              onChosen={selection.replace}
              onOpen={open}
            />
          ) : words === '' && fault === null ? (
            <EmptyQueue
              kind={
                !model.loaded || found.busy || marked.busy
                  ? 'loading'
                  : isFiltered(search)
                    ? 'filtered'
                    : viewOf(search)
              }
            />
          ) : found.busy || fault !== null ? null : (
            <EmptyQueue kind="searched" />
          )}
          {more === null ? null : (
            <div className={styles['more']}>
              <Button busy={found.busy} onPress={showMore}>
                {t('lists:more')} <ShortcutCap id="more-rows" />
              </Button>
            </div>
          )}
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
  const Icon = kind === 'filtered' || kind === 'searched' ? SearchX : Coffee;
  return (
    <div className={styles['empty']}>
      <Icon aria-hidden="true" />
      <h2>{t(`empty.${kind}.title`)}</h2>
      <p>{t(`empty.${kind}.words`)}</p>
    </div>
  );
}
