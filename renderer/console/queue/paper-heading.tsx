import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { uuidSchema } from '../../../shared/base/identifier.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useGroups, useSuppliers } from '../escalation/targets-query.ts';
import { useSeenSite } from '../sites/use-seen-site.ts';
import { useSitesToName } from '../sites/use-sites.ts';
import { filterWords } from './filter-words.ts';
import styles from './paper-heading.module.css';
import { type QueueSearch, isAsked, viewOf } from './queue-view.ts';

/** Stands over the list on paper alone: which list it is, when it was printed, and whether it is whole. */
export function PaperHeading({
  search,
  shown,
  waiting,
  hasMore,
}: {
  readonly search: QueueSearch;
  /** Rows on this paper. */
  readonly shown: number;
  /** Tickets of this list that came while it was held still. */
  readonly waiting: number;
  /** Whether the desk has more of it, of which it does not tell the number. */
  readonly hasMore: boolean;
}) {
  const { t } = useTranslation('lists');
  const { desk, now, settings } = useParts();
  const { locale } = useStore(settings);
  const at = useStore(now);
  const { seen } = useSeenSite();
  const sites = useSitesToName();
  const { assignee, escalated } = search;
  const colleagues = useQuery({
    queryKey: ['accounts'],
    queryFn: () => valueOf(desk.call('account.list', {})),
    enabled: assignee !== undefined && assignee !== 'me' && assignee !== 'nobody',
  });
  const isNamed = uuidSchema.safeParse(escalated).success;
  const groups = useGroups(isNamed).data?.groups ?? [];
  const suppliers = useSuppliers(isNamed).data?.suppliers ?? [];
  const nameOf = (id: string) =>
    colleagues.data?.accounts.find(({ accountId }) => accountId === id)?.name ??
    groups.find(({ groupId }) => groupId === id)?.name ??
    suppliers.find(({ supplierId }) => supplierId === id)?.name ??
    id;
  const q = search.q?.trim() ?? '';
  const site =
    seen === 'all' || isAsked(search)
      ? undefined
      : sites.find(({ siteId }) => siteId === seen.siteId)?.name;
  const about = [
    ...(q === '' ? [] : [`“${q}”`]),
    ...(site === undefined ? [] : [site]),
    ...filterWords(t, search, locale, nameOf),
  ];
  return (
    <div className={styles['heading']}>
      <p className={styles['title']}>
        Balie · {t(`console:view.${q === '' ? viewOf(search) : 'archive'}`)}
      </p>
      {about.length === 0 ? null : <p>{about.join(' · ')}</p>}
      <p>
        {t('paper.printed', { moment: formatDateTime(new Date(at), locale) })}{' '}
        {hasMore
          ? t('paper.first', { count: shown })
          : waiting > 0
            ? t('paper.part', { count: shown, all: shown + waiting })
            : t('paper.whole', { count: shown })}
      </p>
    </div>
  );
}
