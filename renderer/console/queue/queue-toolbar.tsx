import { FilterX } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceKindSchema } from '../../../shared/domain/readout.ts';
import { workQueueSchema, type WorkQueue } from '../../../shared/domain/report-type.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { isFiltered, viewNames, viewOf, type QueueSearch, type ViewName } from './queue-view.ts';
import styles from './queue-toolbar.module.css';

const anything = 'any';
const statuses = ['waiting', 'called', 'in-progress', 'resolved'] as const;
const priorities = ['1', '2', '3', '4', '5'] as const;

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
  readonly counts: Readonly<Record<ViewName, number>>;
  /** The same function at every drawing. */
  readonly onSearch: (search: QueueSearch) => void;
}) {
  return (
    <div className={styles['bar']}>
      <Views search={search} counts={counts} onSearch={onSearch} />
      <Filters search={search} queues={queues} onSearch={onSearch} />
    </div>
  );
}

function Views({
  search,
  counts,
  onSearch,
}: {
  readonly search: QueueSearch;
  readonly counts: Readonly<Record<ViewName, number>>;
  readonly onSearch: (search: QueueSearch) => void;
}) {
  const { t } = useTranslation('console');
  return (
    <div className={styles['views']} role="group" aria-label={t('view.title')}>
      {viewNames.map((name) => (
        <ViewButton
          key={name}
          name={name}
          count={counts[name]}
          search={search}
          onSearch={onSearch}
        />
      ))}
    </div>
  );
}

/** Redrawn when its own count changes, as the filters are when a filter does. */
const ViewButton = memo(function ViewButton({
  name,
  count,
  search,
  onSearch,
}: {
  readonly name: ViewName;
  readonly count: number;
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
      {t(`view.${name}`)} <span className={styles['count']}>{count}</span>
    </Button>
  );
});

const Filters = memo(function Filters({
  search,
  queues,
  onSearch,
}: {
  readonly search: QueueSearch;
  readonly queues: readonly WorkQueue[];
  readonly onSearch: (search: QueueSearch) => void;
}) {
  const { t } = useTranslation('console');
  const any = { value: anything, words: t('filter.any') } as const;
  const wanted = (value: string) => (value === anything ? undefined : value);
  return (
    <div className={styles['filters']} role="group" aria-label={t('filter.title')}>
      <Choice
        quiet
        label={t('filter.queue')}
        value={search.queue ?? anything}
        active={search.queue !== undefined}
        options={[
          { ...any, words: t('filter.all-queues') },
          ...queues.map((value) => ({
            value,
            words: t(`words:queue.${value}`),
          })),
        ]}
        onChange={(value) =>
          onSearch({ ...search, queue: workQueueSchema.optional().parse(wanted(value)) })
        }
      />
      <Choice
        quiet
        label={t('filter.status')}
        value={search.status ?? anything}
        active={search.status !== undefined}
        options={[
          { ...any, words: t('filter.all-statuses') },
          ...statuses.map((value) => ({ value, words: t(`words:status.${value}`) })),
        ]}
        onChange={(value) =>
          onSearch({ ...search, status: statuses.find((status) => status === value) })
        }
      />
      <Choice
        quiet
        label={t('filter.priority')}
        value={priorities.find((each) => Number(each) === search.priority) ?? anything}
        active={search.priority !== undefined}
        options={[
          { ...any, words: t('filter.all-priorities') },
          ...priorities.map((value) => ({
            value,
            words: `P${value} ${t(`words:priority.name.${value}`)}`,
          })),
        ]}
        onChange={(value) =>
          onSearch({ ...search, priority: value === anything ? undefined : Number(value) })
        }
      />
      <Choice
        quiet
        label={t('filter.device')}
        value={search.device ?? anything}
        active={search.device !== undefined}
        options={[
          { ...any, words: t('filter.all-devices') },
          ...deviceKindSchema.options.map((value) => ({
            value,
            words: t(`devices:kind.${value}`, { defaultValue: value }),
          })),
        ]}
        onChange={(value) =>
          onSearch({ ...search, device: deviceKindSchema.optional().parse(wanted(value)) })
        }
      />
      {isFiltered(search) ? (
        <Button
          kind="quiet"
          icon={<FilterX />}
          onPress={() => onSearch({ view: search.view, q: search.q })}
        >
          {t('filter.clear')}
        </Button>
      ) : null}
    </div>
  );
});
