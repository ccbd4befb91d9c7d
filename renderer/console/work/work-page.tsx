import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useSession } from '../session/session.ts';
import styles from './work-page.module.css';

/** The work log: a technician reads his own, a lead everybody's. */
export function WorkPage() {
  const { t } = useTranslation('work');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const log = useInfiniteQuery({
    queryKey: ['work'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      valueOf(desk.call('work.list', { query: pageParam === null ? {} : { before: pageParam } })),
    getNextPageParam: ({ entries }) => (entries.length < 100 ? null : (entries.at(-1)?.at ?? null)),
  });
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <main className={styles['page']}>
      <h1>{t(role === 'technician' ? 'page-own' : 'page')}</h1>
      {log.isError ? <p>{t('not-read')}</p> : null}
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
                  <td>{entry.words}</td>
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
