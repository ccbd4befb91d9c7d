import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileDown, ScrollText } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useSession } from '../session/session.ts';
import { AuditFilterForm } from './audit-filter-form.tsx';
import { AuditProofPart } from './audit-proof-part.tsx';
import { type AuditSearch, auditSearchSchema, filterOf } from './audit-search.ts';
import { AuditTable } from './audit-table.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import styles from './audit.module.css';

const auditKey = ['audit'];

/** Who did what to how the desk is set up, newest first; for admins. The address keeps what is looked for. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const { role } = useSession();
  const navigate = useNavigate();
  const address: unknown = useSearch({ strict: false });
  const search = useMemo(() => auditSearchSchema.parse(address), [address]);
  if (role !== 'admin') {
    return <main className={styles['page']}>{t('console:fault.auth-forbidden')}</main>;
  }
  const asked = new URLSearchParams(filterOf(search)).toString();
  return (
    <main className={styles['page']}>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <AuditFilterForm
        // Back and forward in the browser fill the form anew.
        key={asked}
        search={search}
        onShow={(next) => void navigate({ to: '/audit', search: next })}
      />
      <div className={styles['tools']}>
        <DownloadLink className={styles['file']} href={`/v1/exports/audit.csv?${asked}`} isLong>
          <FileDown aria-hidden="true" />
          {t('export')}
        </DownloadLink>
        <AuditProofPart />
      </div>
      <Found search={search} />
    </main>
  );
}

function Found({ search }: { readonly search: AuditSearch }) {
  const { t } = useTranslation('audit');
  const { desk } = useParts();
  const filter = filterOf(search);
  const list = useInfiniteQuery({
    queryKey: [...auditKey, filter],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      valueOf(desk.call('audit.list', { query: { ...filter, before: pageParam } })),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? [];
  const fault = faultOf(list.error);
  return (
    <>
      {fault === null ? null : (
        <div className={styles['tools']}>
          <p role="alert">{faultWords(t, fault)}</p>
          <Button onPress={() => void list.refetch()}>{t('again')}</Button>
        </div>
      )}
      {list.isPending ? <p role="status">{t('loading')}</p> : null}
      {list.isSuccess && lines.length === 0 ? (
        <div className={styles['empty']}>
          <ScrollText aria-hidden="true" />
          <p>{t(Object.keys(filter).length === 0 ? 'empty' : 'nothing-found')}</p>
        </div>
      ) : null}
      {lines.length === 0 ? null : <AuditTable lines={lines} />}
      {list.hasNextPage ? (
        <Button disabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}
