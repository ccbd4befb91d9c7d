import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { useRegister } from '../register/use-register.ts';
import { ApprovalCard } from './approval-card.tsx';
import { approvalsKey, useOpenApprovals } from './use-approvals.ts';
import styles from './approvals.module.css';

const states = ['open', 'over'] as const;

/** The requests that are put to whoever is signed in. */
export function ApprovalsPage() {
  const { t } = useTranslation('approvals');
  const { desk } = useParts();
  const [state, setState] = useState<(typeof states)[number]>('open');
  const open = useOpenApprovals(true);
  const { query, rows } = useRegister([...approvalsKey, state], async (before) => {
    const reply = await desk.call('approval.inbox', { query: { state, before } });
    return reply.ok
      ? { ok: true, value: { rows: reply.value.approvals, next: reply.value.next } }
      : reply;
  });
  const fault = faultOf(query.error);
  return (
    <main className={styles['page']}>
      <h1>{t('title', { count: open })}</h1>
      <RadioSet
        inRow
        label={t('show')}
        value={state}
        options={states.map((value) => ({ value, words: t(`shows.${value}`) }))}
        onChange={setState}
      />
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {query.isPending ? <p role="status">{t('loading')}</p> : null}
      {query.isSuccess && rows.length === 0 ? <p>{t(`none.${state}`)}</p> : null}
      {rows.map((approval) => (
        <ApprovalCard key={approval.approvalId} approval={approval} token={null} />
      ))}
      {query.hasNextPage ? (
        <Button disabled={query.isFetching} onPress={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </main>
  );
}
