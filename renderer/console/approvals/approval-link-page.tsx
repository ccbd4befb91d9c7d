import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { approvalTokenSchema } from '../../../shared/contract/approval-routes.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { ApprovalCard } from './approval-card.tsx';
import { approvalsKey } from './use-approvals.ts';
import styles from './approvals.module.css';

/** The request behind the link in the address. */
export function ApprovalLinkPage() {
  const { t } = useTranslation('approvals');
  const { desk } = useParts();
  const last = useLocation({ select: ({ pathname }) => pathname.split('/').at(-1) ?? '' });
  const token = approvalTokenSchema.safeParse(last);
  const { data, error } = useQuery({
    queryKey: [...approvalsKey, 'link', last],
    queryFn: () => valueOf(desk.call('approval.open-link', { body: { token: last } })),
    enabled: token.success,
    retry: false,
  });
  const fault = faultOf(error);
  return (
    <main className={styles['page']}>
      <h1>{t('one')}</h1>
      {!token.success ? <p role="alert">{t('no-link')}</p> : null}
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {data === undefined ? null : <ApprovalCard approval={data} token={last} />}
    </main>
  );
}
