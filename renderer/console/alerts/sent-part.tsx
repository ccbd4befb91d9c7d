import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatShortMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from '../bench/bench.module.css';
import { alertsKey } from './use-alerts.ts';

/** What left the desk or waits, newest first. */
export function SentPart() {
  const { t } = useTranslation('alerts');
  const { desk, settings, now } = useParts();
  const { locale } = useStore(settings);
  const today = new Date(useStore(now));
  const sent = useInfiniteQuery({
    queryKey: [...alertsKey, 'sent'],
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('outgoing.list', {
          query: { limit: 20, ...(pageParam === null ? {} : { before: pageParam }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const fault = faultOf(sent.error);
  const messages = sent.data?.pages.flatMap((page) => page.messages) ?? [];
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">{t('outgoing.title')}</h2>
      <p>{t('outgoing.lead')}</p>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {sent.data === undefined ? (
        fault === null && <p role="status">{t('loading')}</p>
      ) : messages.length === 0 ? (
        <p>{t('outgoing.none')}</p>
      ) : (
        <table className={styles['table']} aria-labelledby="sent">
          <thead>
            <tr>
              <th scope="col">{t('outgoing.when')}</th>
              <th scope="col">{t('outgoing.what')}</th>
              <th scope="col">{t('outgoing.to')}</th>
              <th scope="col">{t('outgoing.how')}</th>
            </tr>
          </thead>
          <tbody>
            {messages.map((each) => (
              <tr key={each.outgoingId}>
                <td>{formatShortMoment(new Date(each.madeAt), today, locale)}</td>
                <td>{t(`outgoing.kind.${each.kind}`)}</td>
                <td>{each.recipient}</td>
                <td>
                  {t(`outgoing.state.${each.state}`)}
                  {each.trouble === null ? '' : ` (${each.trouble})`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {sent.hasNextPage ? (
        <Button disabled={sent.isFetchingNextPage} onPress={() => void sent.fetchNextPage()}>
          {t('outgoing.more')}
        </Button>
      ) : null}
    </section>
  );
}
