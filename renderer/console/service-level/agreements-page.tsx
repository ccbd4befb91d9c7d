import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, CirclePause, Hourglass } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Pressing, pressingSchema } from '../../../shared/contract/service-level-routes.ts';
import type { RouteReply } from '../../../shared/contract/route.ts';
import type { DeskContract } from '../../../shared/contract/desk-contract.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { PriorityBadge } from '../parts/priority-badge.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { subjectWords } from '../parts/ticket-words.ts';
import { ClockMeter } from './clock-meter.tsx';
import { lookEveryMs } from './use-clocks.ts';
import styles from './agreements-page.module.css';

const everything = 'all';
type Shown = Pressing | typeof everything;
const shown: readonly Shown[] = [everything, ...pressingSchema.options];
const columns = ['pressing', 'ticket', 'priority', 'subject', 'assignee', 'clocks'] as const;
const iconOf = { breached: CircleAlert, warned: Hourglass, paused: CirclePause } as const;

type Line = RouteReply<DeskContract['service-level.list']>['items'][number];

/** The open tickets that are late, nearly late or paused. */
export function AgreementsPage() {
  const { t } = useTranslation('service-level');
  const { desk } = useParts();
  const [show, setShow] = useState<Shown>(everything);
  const list = useInfiniteQuery({
    queryKey: ['service-levels', show],
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('service-level.list', {
          query: {
            ...(show === everything ? {} : { show }),
            ...(pageParam === '' ? {} : { after: pageParam }),
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: lookEveryMs,
  });
  const pages = list.data?.pages ?? [];
  const fault = faultOf(list.error);
  const isEmpty = list.isSuccess && pages.every(({ items }) => items.length === 0);
  return (
    <main className={styles['page']}>
      <div className={styles['head']}>
        <h1>{t('list.title')}</h1>
        <RadioSet
          inRow
          label={t('list.show')}
          value={show}
          options={shown.map((value) => ({
            value,
            words: t(`pressing.${value}`),
          }))}
          onChange={setShow}
        />
      </div>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {list.isPending ? <p role="status">{t('busy')}</p> : null}
      {isEmpty ? <p className={styles['empty']}>{t('list.empty')}</p> : null}
      {list.isSuccess && !isEmpty ? (
        <table className={styles['table']} aria-label={t('list.title')}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`list.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pages.flatMap(({ at, items }) =>
              items.map((line) => <AgreementLine key={line.item.ticketId} line={line} at={at} />),
            )}
          </tbody>
        </table>
      ) : null}
      {list.hasNextPage ? (
        <Button disabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('list.more')}
        </Button>
      ) : null}
    </main>
  );
}

function AgreementLine({ line, at }: { readonly line: Line; readonly at: string }) {
  const { t } = useTranslation('service-level');
  const { item, pressing, response, resolution } = line;
  const Icon = iconOf[pressing];
  return (
    <tr>
      <td>
        <span className={`${styles['pressing']} ${styles[pressing]}`}>
          <Icon aria-hidden="true" />
          {t(`pressing.${pressing}`)}
        </span>
      </td>
      <th scope="row">
        <Link to="/tickets/$ticketId" params={{ ticketId: item.ticketId }}>
          {item.visitCode} <span className={styles['quiet']}>#{item.number}</span>
        </Link>
      </th>
      <td>
        <PriorityBadge priority={item.priority} accepted={item.priorityAccepted} />
      </td>
      <td>
        {subjectWords(t, item)}
        {item.visitorName === null ? null : (
          <span className={styles['quiet']}> {item.visitorName}</span>
        )}
      </td>
      <td>{item.assignee === null ? t('list.nobody') : item.assignee.name}</td>
      <td>
        <ClockMeter name={t('response')} clock={response} at={at} />
        <ClockMeter name={t('resolution')} clock={resolution} at={at} />
      </td>
    </tr>
  );
}
