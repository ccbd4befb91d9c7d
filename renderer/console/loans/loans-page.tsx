import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { BellRing, CalendarPlus, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoanLine } from '../../../shared/contract/loan-routes.ts';
import { formatCalendarDay } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import { watched } from '../app/watched.ts';
import styles from '../handover/handover.module.css';
import { loansKey } from '../handover/use-handover.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { RequestsPart } from './requests-part.tsx';
import { PoolsPart } from './pools-part.tsx';

/** What is lent, the earliest day first, with what can be done about it in one press. */
export function LoansPage() {
  const { t } = useTranslation('loans');
  const { desk } = useParts();
  const [view, setView] = useState<'out' | 'late'>('out');
  const list = useInfiniteQuery({
    ...watched,
    queryKey: [...loansKey, 'list', view],
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('loan.list', {
          query: pageParam === null ? { view } : { view, after: pageParam },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? [];
  const fault = faultOf(list.error);
  return (
    <main className={styles['page']}>
      <h1>{t('title')}</h1>
      <RadioSet
        inRow
        label={t('view.label')}
        value={view}
        options={(['out', 'late'] as const).map((value) => ({ value, words: t(`view.${value}`) }))}
        onChange={setView}
      />
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {list.isPending ? <p role="status">{t('loading')}</p> : null}
      {list.isSuccess && lines.length === 0 ? <p>{t(`none.${view}`)}</p> : null}
      {lines.length === 0 ? null : <LoanTable lines={lines} />}
      {list.hasNextPage ? (
        <Button disabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
      <RequestsPart />
      <PoolsPart />
    </main>
  );
}

function LoanTable({ lines }: { readonly lines: readonly LoanLine[] }) {
  const { t } = useTranslation('loans');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const navigate = useNavigate();
  const act = useAct([loansKey]);
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('column.device')}</th>
          <th scope="col">{t('column.holder')}</th>
          <th scope="col">{t('column.due')}</th>
          <th scope="col">{t('column.late')}</th>
          <th scope="col">{t('column.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ loan, daysLate, longerUntil, handedIn }) => (
          <tr key={loan.loanId}>
            <th scope="row">
              {loan.name} <span className={styles['tag']}>{loan.tag}</span>
            </th>
            <td>{loan.holder.name}</td>
            <td>{formatCalendarDay(loan.dueOn, locale)}</td>
            <td className={daysLate > 0 ? styles['trouble'] : undefined}>
              {daysLate > 0 ? t('days-late', { count: daysLate }) : t('in-time')}
              {handedIn ? <p>{t('handed-in')}</p> : null}
            </td>
            <td>
              <div className={styles['row']}>
                <Button
                  icon={<CalendarPlus />}
                  label={t('extend-one', { name: loan.tag })}
                  disabled={longerUntil === null || act.busy}
                  onPress={() =>
                    void act.run(
                      desk.call('loan.extend', {
                        params: { loanId: loan.loanId },
                        body: { dueOn: loan.dueOn },
                      }),
                      t('extended', { name: loan.tag }),
                    )
                  }
                >
                  {t('extend')}
                </Button>
                <Button
                  icon={<BellRing />}
                  label={t('remind-one', { name: loan.tag })}
                  disabled={act.busy}
                  onPress={() =>
                    void act.run(
                      desk.call('loan.remind', { params: { loanId: loan.loanId } }),
                      t('reminded', { name: loan.tag }),
                    )
                  }
                >
                  {t('remind')}
                </Button>
                <Button
                  icon={<Undo2 />}
                  label={t('return-one', { name: loan.tag })}
                  onPress={() =>
                    void navigate({
                      to: '/handover/$kind/asset/$tag',
                      params: { kind: 'return', tag: loan.tag },
                      search: {},
                    })
                  }
                >
                  {t('return')}
                </Button>
              </div>
              {loan.remindedOn === null ? null : (
                <p>{t('reminded-on', { day: formatCalendarDay(loan.remindedOn, locale) })}</p>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
