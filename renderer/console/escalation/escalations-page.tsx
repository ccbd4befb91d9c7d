import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from './escalation.module.css';
import { ExpectedBack } from './expected-back.tsx';

/** Every ticket that waits for a group or a supplier. */
export function EscalationsPage() {
  const { t } = useTranslation('escalation');
  const { t: common } = useTranslation('console');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const pages = useInfiniteQuery({
    queryKey: ['escalations'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('escalation.list', { query: pageParam === null ? {} : { before: pageParam } }),
      ),
    getNextPageParam: (page) => page.next,
    refetchInterval: 30_000,
  });
  const open = pages.data?.pages.flatMap((page) => page.escalations) ?? [];
  const fault = faultOf(pages.error);
  return (
    <main className={styles['page']}>
      <section className={styles['part']} aria-labelledby="open-title">
        <h1 id="open-title">{t('page.open')}</h1>
        <h2>{t('list.title')}</h2>
        {fault === null ? null : <p role="alert">{faultWords(common, fault)}</p>}
        {pages.isSuccess && open.length === 0 ? <p>{t('list.none')}</p> : null}
        <ul className={styles['list']}>
          {open.map(({ escalation, ticket, mine }) => (
            <li key={escalation.escalationId}>
              <Link to="/tickets/$ticketId" params={{ ticketId: ticket.ticketId }} search={{}}>
                {ticket.visitCode}
              </Link>
              <p>
                <strong>
                  {t(escalation.kind === 'group' ? 'line.group' : 'line.supplier', {
                    name: escalation.targetName,
                  })}
                </strong>{' '}
                {escalation.reason} <ExpectedBack escalation={escalation} />{' '}
                <span className={styles['quiet']}>
                  {escalation.by}, {formatMoment(new Date(escalation.at), locale)}
                </span>
              </p>
              {mine ? <span className={styles['mine']}>{t('list.mine')}</span> : null}
            </li>
          ))}
        </ul>
        {pages.hasNextPage ? (
          <Button disabled={pages.isFetching} onPress={() => void pages.fetchNextPage()}>
            {t('list.more')}
          </Button>
        ) : null}
      </section>
    </main>
  );
}
