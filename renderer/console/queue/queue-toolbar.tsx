import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkQueue } from '../../../shared/domain/report-type.ts';
import { Button } from '../../ui/button.tsx';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { SiteChooser } from '../sites/site-chooser.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { viewNames, viewOf, type LiveName, type QueueSearch, type ViewName } from './queue-view.ts';
import { ListMenu } from './list-menu.tsx';
import { SavedViews } from './saved-views.tsx';
import styles from './queue-toolbar.module.css';

/** Saved views and filters. Each choice is an address, so it can be kept and shared. */
export function QueueToolbar({
  search,
  queues,
  counts,
  onSearch,
}: {
  readonly search: QueueSearch;
  /** The queues that this role may see; the same array at every drawing. */
  readonly queues: readonly WorkQueue[];
  readonly counts: Readonly<Record<LiveName, number>>;
  /** The same function at every drawing. */
  readonly onSearch: (search: QueueSearch) => void;
}) {
  return (
    <div className={styles['bar']}>
      <Views search={search} counts={counts} onSearch={onSearch} />
      <div className={styles['tools']}>
        <SiteChooser />
        <QueueFilters search={search} queues={queues} onSearch={onSearch} />
        <ListMenu search={search} />
      </div>
    </div>
  );
}

function Views({
  search,
  counts,
  onSearch,
}: {
  readonly search: QueueSearch;
  readonly counts: Readonly<Record<LiveName, number>>;
  readonly onSearch: (search: QueueSearch) => void;
}) {
  const { t } = useTranslation('console');
  useShortcuts(
    { place: 'list', moves: [] },
    Object.fromEntries(
      viewNames.map((view, place) => [
        `nth ${place + 1}`,
        () => onSearch({ ...search, view, q: undefined }),
      ]),
    ),
  );
  return (
    <div className={styles['views']} role="group" aria-label={t('view.title')}>
      {viewNames.map((name, place) => (
        <ViewButton
          key={name}
          name={name}
          place={place}
          count={name === 'archive' ? null : counts[name]}
          search={search}
          onSearch={onSearch}
        />
      ))}
      <SavedViews search={search} onSearch={onSearch} />
    </div>
  );
}

/** Redrawn when its own count changes, as the filters are when a filter does. */
const ViewButton = memo(function ViewButton({
  name,
  place,
  count,
  search,
  onSearch,
}: {
  readonly name: ViewName;
  readonly place: number;
  /** Null for a list that is not counted. */
  readonly count: number | null;
  readonly search: QueueSearch;
  readonly onSearch: (search: QueueSearch) => void;
}) {
  const { t } = useTranslation('console');
  return (
    <Button
      className={styles['view']}
      pressed={viewOf(search) === name}
      onPress={() => onSearch({ ...search, view: name, q: undefined })}
    >
      {t(`view.${name}`)} {count === null ? null : <span className={styles['count']}>{count}</span>}
      <ShortcutCap id={`nth ${place + 1}`} />
    </Button>
  );
});
