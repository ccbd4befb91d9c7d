import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type WorkEntry, workWords } from '../../../shared/domain/work-log.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useSession } from '../session/session.ts';
import styles from './work-page.module.css';
import { daysOf, workSearchSchema } from './work-search.ts';
import { WorkTools } from './work-tools.tsx';

/** The work log: a technician reads his own, a lead everybody's. */
export function WorkPage() {
  const { t } = useTranslation('work');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const navigate = useNavigate();
  const address: unknown = useSearch({ strict: false });
  const part = useMemo(() => workSearchSchema.parse(address), [address]);
  const asked = daysOf(part);
  const byPerson = part.person === undefined ? asked : { ...asked, accountId: part.person };
  const log = useInfiniteQuery({
    queryKey: ['work', byPerson],
    initialPageParam: null as WorkEntry | null,
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('work.list', {
          query: {
            ...byPerson,
            ...(pageParam === null
              ? {}
              : { beforeAt: pageParam.at, beforeEntryId: pageParam.entryId }),
          },
        }),
      ),
    getNextPageParam: ({ entries }) => (entries.length < 100 ? null : (entries.at(-1) ?? null)),
  });
  const sums = useQuery({
    queryKey: ['work', 'sums', asked],
    queryFn: () => valueOf(desk.call('work.sums', { query: asked })),
    // The people stay in their list while another period is read.
    placeholderData: keepPreviousData,
  });
  const people = sums.data?.people ?? [];
  const minutes = people
    .filter(({ accountId }) => part.person === undefined || accountId === part.person)
    .reduce((sum, person) => sum + person.minutes, 0);
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <main className={styles['page']}>
      <h1>{t(role === 'technician' ? 'page-own' : 'page')}</h1>
      <WorkTools
        part={part}
        people={role === 'technician' ? null : people}
        file={`/v1/work.csv?${new URLSearchParams(locale === 'nl' ? byPerson : { ...byPerson, locale }).toString()}`}
        onChange={(next) => void navigate({ to: '/work', search: next, replace: true })}
      />
      {/* What is kept of the period before is for the list of people alone. */}
      {sums.isSuccess && !sums.isPlaceholderData ? (
        <p aria-live="polite">{t('sum', { count: minutes })}</p>
      ) : null}
      {sums.isError && !log.isError ? (
        <div role="alert" className={styles['wrong']}>
          <p>{t('sum-not-read')}</p>
          <Button onPress={() => void sums.refetch()}>{t('again')}</Button>
        </div>
      ) : null}
      {log.isError ? (
        <div role="alert" className={styles['wrong']}>
          <p>{t('not-read')}</p>
          <Button
            onPress={() => {
              void log.refetch();
              if (sums.isError) void sums.refetch();
            }}
          >
            {t('again')}
          </Button>
        </div>
      ) : null}
      {log.isPending ? <p>{t('loading')}</p> : null}
      {log.isSuccess && entries.length === 0 ? <p>{t('none-yet')}</p> : null}
      {entries.length === 0 ? null : (
        <div className={styles['scroll']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('column.when')}</th>
                <th scope="col">{t('column.who')}</th>
                <th scope="col">{t('column.minutes')}</th>
                <th scope="col">{t('column.what')}</th>
                <th scope="col">{t('column.for')}</th>
                <th scope="col">{t('column.device')}</th>
                <th scope="col">{t('column.ticket')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.entryId}>
                  <td>{formatMoment(new Date(entry.at), locale)}</td>
                  <td>{entry.by}</td>
                  <td className={styles['number']}>{entry.minutes}</td>
                  <td>{workWords(entry, locale) || t(`source.${entry.source}`)}</td>
                  <td>{entry.ticket.visitorName ?? t('nobody-known')}</td>
                  <td>{entry.ticket.deviceName ?? t('no-device')}</td>
                  <td>
                    <Link
                      to="/tickets/$ticketId"
                      params={{ ticketId: entry.ticket.ticketId }}
                      search={{}}
                    >
                      {entry.ticket.visitCode} ({entry.ticket.number})
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {log.hasNextPage ? (
        <Button disabled={log.isFetchingNextPage} onPress={() => void log.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </main>
  );
}
