import { useInfiniteQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoanRequest } from '../../../shared/domain/loan-request.ts';
import { formatCalendarDay } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import { watched } from '../app/watched.ts';
import styles from '../handover/handover.module.css';
import { loansKey } from '../handover/use-handover.ts';
import { useSession } from '../session/session.ts';

/** What was asked of the leads, newest first; a lead says yes or no where it stands. */
export function RequestsPart() {
  const { t } = useTranslation('loans');
  const { desk } = useParts();
  const list = useInfiniteQuery({
    ...watched,
    queryKey: [...loansKey, 'requests'],
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('loan-request.list', { query: pageParam === null ? {} : { before: pageParam } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const fault = faultOf(list.error);
  const requests = list.data?.pages.flatMap((page) => page.requests) ?? [];
  return (
    <section className={styles['part']} aria-labelledby="requests-title">
      <h2 id="requests-title">{t('request.title')}</h2>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {list.isPending ? <p role="status">{t('loading')}</p> : null}
      {list.isSuccess && requests.length === 0 ? <p>{t('request.none')}</p> : null}
      <ul className={styles['lines']}>
        {requests.map((request) => (
          <RequestLine key={request.requestId} request={request} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button disabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}

function RequestLine({ request }: { readonly request: LoanRequest }) {
  const { t } = useTranslation('loans');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const { holder, poolName, dueOn, askedBy, words, state, decided } = request;
  return (
    <li className={styles['line']}>
      <h3>
        {t('request.who', {
          holder: holder.name,
          pool: poolName,
          day: formatCalendarDay(dueOn, locale),
        })}
      </h3>
      <p>{t('request.asked', { by: askedBy, words })}</p>
      <p>{t(`request.state.${state}`, { by: decided?.by ?? '', words: decided?.words ?? '' })}</p>
      {state === 'waiting' && role !== 'technician' ? <Decision request={request} /> : null}
    </li>
  );
}

function Decision({ request }: { readonly request: LoanRequest }) {
  const { t } = useTranslation('loans');
  const { desk } = useParts();
  const act = useAct([loansKey]);
  const [words, setWords] = useState('');
  const { name } = request.holder;
  const isEmpty = words.trim() === '';
  const params = { requestId: request.requestId };
  return (
    <div className={styles['fields']}>
      <TextField
        label={t('request.reason')}
        hint={t('request.reason-hint')}
        value={words}
        maxLength={500}
        onChange={setWords}
      />
      <div className={styles['row']}>
        <Button
          icon={<Check />}
          label={t('request.approve-one', { name })}
          disabled={act.busy}
          onPress={() =>
            void act.run(
              desk.call('loan-request.decide', {
                params,
                body: { decision: 'approved', words: isEmpty ? null : words },
              }),
              t('request.done'),
            )
          }
        >
          {t('request.approve')}
        </Button>
        <Button
          icon={<X />}
          label={t('request.refuse-one', { name })}
          disabled={act.busy || isEmpty}
          onPress={() =>
            void act.run(
              desk.call('loan-request.decide', { params, body: { decision: 'refused', words } }),
              t('request.done'),
            )
          }
        >
          {t('request.refuse')}
        </Button>
      </div>
    </div>
  );
}
