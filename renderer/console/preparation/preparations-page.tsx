import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypeChecks } from '../../../shared/domain/preparation/preparation.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { watched } from '../app/watched.ts';
import { ScanAsset } from '../asset/scan-asset.tsx';
import { useSession } from '../session/session.ts';
import { ruleWords } from './check-words.ts';
import { ChecksEditor } from './checks-editor.tsx';
import { preparationsKey } from './use-preparation.ts';
import styles from './preparation.module.css';

/** What is being prepared now, and what each type of device needs; leads change the latter. */
export function PreparationsPage() {
  const { t } = useTranslation('preparation');
  const [edited, setEdited] = useState<TypeChecks | null>(null);
  return (
    <main className={styles['page']}>
      <h1>{t('page')}</h1>
      {edited === null ? (
        <>
          <p>{t('page-how')}</p>
          <ScanAsset />
          <OpenList />
          <ChecksList onEdit={setEdited} />
        </>
      ) : (
        <ChecksEditor key={edited.type} checks={edited} onClose={() => setEdited(null)} />
      )}
    </main>
  );
}

function OpenList() {
  const { t } = useTranslation('preparation');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const list = useInfiniteQuery({
    ...watched,
    queryKey: [...preparationsKey, 'open'],
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('preparation.list', {
          query: { limit: 50, ...(pageParam === null ? {} : { before: pageParam }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const open = list.data?.pages.flatMap(({ preparations }) => preparations) ?? [];
  const fault = faultOf(list.error);
  return (
    <section className={styles['part']} aria-labelledby="open-title">
      <h2 id="open-title">{t('open')}</h2>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {list.isPending ? <p role="status">{t('loading')}</p> : null}
      {list.isSuccess && open.length === 0 ? <p>{t('open-none')}</p> : null}
      {open.length === 0 ? null : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('column.tag')}</th>
              <th scope="col">{t('column.device')}</th>
              <th scope="col">{t('column.since')}</th>
              <th scope="col">{t('column.by')}</th>
            </tr>
          </thead>
          <tbody>
            {open.map((each) => (
              <tr key={each.preparationId}>
                <th scope="row">
                  <Link to="/register/$assetId" params={{ assetId: each.assetId }} search={{}}>
                    {each.tag}
                  </Link>
                </th>
                <td>
                  {each.name} · {t(`assets:type.${each.type}`)}
                </td>
                <td>{formatDateTime(new Date(each.startedAt), locale)}</td>
                <td>{each.startedBy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list.hasNextPage ? (
        <div>
          <Button disabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function ChecksList({ onEdit }: { readonly onEdit: (checks: TypeChecks) => void }) {
  const { t } = useTranslation('preparation');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const list = useQuery({
    queryKey: [...preparationsKey, 'checks'],
    queryFn: () => valueOf(desk.call('preparation.checks', {})),
  });
  const fault = faultOf(list.error);
  return (
    <section className={styles['part']} aria-labelledby="checks-title">
      <h2 id="checks-title">{t('checks')}</h2>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {list.isPending ? <p role="status">{t('loading')}</p> : null}
      <ul className={styles['list']}>
        {(list.data?.types ?? []).map((each) => (
          <li key={each.type}>
            <details>
              <summary>
                {t(`assets:type.${each.type}`)} · {t('version', { version: each.version })} ·{' '}
                {t('checks-count', { count: each.checks.length })}
              </summary>
              <ol>
                {each.checks.map(({ checkId, title, rule }) => (
                  <li key={checkId}>
                    {title[locale]} <small>{ruleWords(t, rule)}</small>
                  </li>
                ))}
              </ol>
              {role === 'technician' ? null : (
                <Button
                  icon={<Pencil />}
                  label={t('change-of', { type: t(`assets:type.${each.type}`) })}
                  onPress={() => onEdit(each)}
                >
                  {t('change')}
                </Button>
              )}
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
