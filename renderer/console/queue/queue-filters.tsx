import { useQuery } from '@tanstack/react-query';
import { FilterX, SlidersHorizontal } from 'lucide-react';
import { memo, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceKindSchema } from '../../../shared/domain/readout.ts';
import {
  categorySchema,
  reportTypeSchema,
  type WorkQueue,
} from '../../../shared/domain/report-type.ts';
import { ticketStatusSchema } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Choice } from '../parts/choice.tsx';
import { useSession } from '../session/session.ts';
import { marksOf } from '../../../shared/domain/ticket-marks.ts';
import { isFiltered } from './queue-view.ts';
import { statusWords } from './filter-words.ts';
import { MarkFilters } from './mark-filters.tsx';
import { type FilterProps, OneFilter, anything } from './one-filter.tsx';
import styles from './queue-toolbar.module.css';

/** In the address `closed` is whatever is over, however it ended: so it was before there was a word for it. */
const statuses = ticketStatusSchema.options.flatMap((status) =>
  status === 'closed' ? (['closed-only'] as const) : [status],
);
const choices = [...statuses, 'closed'] as const;
const priorities = ['1', '2', '3', '4', '5'] as const;

/** How many filters always stand there; the first of the rest comes after them. */
const everyDay = 4;

/** What one filters by every day, and behind a button the rest. */
export const QueueFilters = memo(function QueueFilters({
  search,
  queues,
  onSearch,
}: FilterProps & {
  /** The queues that this role may see; the same array at every drawing. */
  readonly queues: readonly WorkQueue[];
}) {
  const { t } = useTranslation('console');
  const [opened, setOpened] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  const focusOn = useRef<number | null>(null);
  // Both keys of this row go away when they are pressed, and would take the focus of a keyboard along.
  useEffect(() => {
    if (focusOn.current === null) return;
    focusFilter(focusOn.current);
    focusOn.current = null;
  });
  const { type, assignee, category, finding, from, to } = search;
  const more =
    opened ||
    marksOf(search) !== null ||
    [type, assignee, category, finding, from, to].some((each) => each !== undefined);
  const focusFilter = (at: number) => group.current?.querySelectorAll('button')[at]?.focus();
  useShortcuts(
    { place: 'list', moves: [] },
    {
      filters: () => focusFilter(0),
      'more-filters': () => {
        if (more) return focusFilter(everyDay);
        focusOn.current = everyDay;
        setOpened(true);
      },
    },
  );
  const props = { search, onSearch };
  return (
    <div ref={group} className={styles['filters']} role="group" aria-label={t('filter.title')}>
      <ShortcutCap id="filters" />
      <OneFilter
        {...props}
        name="queue"
        label={t('filter.queue')}
        all={t('filter.all-queues')}
        options={queues.map((value) => ({ value, words: t(`words:queue.${value}`) }))}
      />
      <OneFilter
        {...props}
        name="status"
        label={t('filter.status')}
        all={t('filter.all-statuses')}
        options={choices.map((value) => ({ value, words: statusWords(t, value) }))}
      />
      <OneFilter
        {...props}
        name="priority"
        label={t('filter.priority')}
        all={t('filter.all-priorities')}
        options={priorities.map((value) => ({
          value,
          words: `P${value} ${t(`words:priority.name.${value}`)}`,
        }))}
      />
      <OneFilter
        {...props}
        name="device"
        label={t('filter.device')}
        all={t('filter.all-devices')}
        options={deviceKindSchema.options.map((value) => ({
          value,
          words: t(`devices:kind.${value}`, { defaultValue: value }),
        }))}
      />
      {more ? (
        <MoreFilters {...props} />
      ) : (
        <Button
          kind="quiet"
          icon={<SlidersHorizontal />}
          onPress={() => {
            focusOn.current = everyDay;
            setOpened(true);
          }}
        >
          {t('lists:filter.more')} <ShortcutCap id="more-filters" />
        </Button>
      )}
      {isFiltered(search) ? (
        <Button
          kind="quiet"
          icon={<FilterX />}
          onPress={() => {
            focusOn.current = 0;
            setOpened(false);
            onSearch({ view: search.view, q: search.q });
          }}
        >
          {t('filter.clear')}
        </Button>
      ) : null}
    </div>
  );
});

function MoreFilters({ search, onSearch }: FilterProps) {
  const { t } = useTranslation('console');
  const { desk, queue } = useParts();
  const { accountId } = useSession();
  const colleagues = useQuery({
    queryKey: ['accounts'],
    queryFn: () => valueOf(desk.call('account.list', {})),
  });
  // What stands in the queue now; an older finding comes by its address.
  const [codes] = useState(() =>
    [...queue.get().items.values()].flatMap((item) => item.worstFinding?.code ?? []),
  );
  const findings = [...new Set([...codes, ...(search.finding ? [search.finding] : [])])];
  const props = { search, onSearch };
  return (
    <>
      <MarkFilters {...props} />
      <OneFilter
        {...props}
        name="type"
        label={t('lists:filter.type')}
        all={t('lists:filter.all-types')}
        options={reportTypeSchema.options.map((value) => ({
          value,
          words: t(`words:report-type.${value}`),
        }))}
      />
      <OneFilter
        {...props}
        name="assignee"
        label={t('lists:filter.assignee')}
        all={t('lists:filter.all-assignees')}
        options={[
          { value: 'me', words: t('lists:filter.me') },
          { value: 'nobody', words: t('lists:filter.nobody') },
          ...(colleagues.data?.accounts ?? [])
            .filter((account) => account.accountId !== accountId)
            .map((account) => ({ value: account.accountId, words: account.name })),
        ]}
      />
      <OneFilter
        {...props}
        name="category"
        label={t('lists:filter.category')}
        all={t('lists:filter.all-categories')}
        options={categorySchema.options.map((value) => ({
          value,
          words: t(`words:category.${value}`),
        }))}
      />
      <Choice
        quiet
        label={t('lists:filter.finding')}
        value={search.finding ?? anything}
        active={search.finding !== undefined}
        options={[
          { value: anything, words: t('lists:filter.all-findings') },
          ...findings.map((value) => ({
            value,
            words: t(`findings:${value}.a2`, { defaultValue: value.replaceAll('-', ' ') }),
          })),
        ]}
        onChange={(value) =>
          onSearch({ ...search, finding: value === anything ? undefined : value })
        }
      />
      <DayFilter
        label={t('lists:filter.from')}
        value={search.from}
        onChange={(from) => onSearch({ ...search, from })}
      />
      <DayFilter
        label={t('lists:filter.to')}
        value={search.to}
        onChange={(to) => onSearch({ ...search, to })}
      />
    </>
  );
}

function DayFilter({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}) {
  const id = useId();
  return (
    <span className={styles['day']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value ?? ''}
        onChange={(event) => {
          const day = event.currentTarget.value;
          onChange(day === '' ? undefined : day);
        }}
      />
    </span>
  );
}
