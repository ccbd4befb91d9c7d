import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HandoverTerms } from '../../../shared/domain/handover-terms.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from '../handover/handover.module.css';
import { handoverKey, useTerms } from '../handover/use-handover.ts';
import { useSession } from '../session/session.ts';
import { TermsForm } from './terms-form.tsx';
import { TermsShown } from './terms-shown.tsx';

/** What people agree to when something changes hands: written by leads, in versions that stay. */
export function HandoverTermsPage() {
  const { t } = useTranslation('handover-terms');
  const { role } = useSession();
  const terms = useTerms();
  const fault = faultOf(terms.error);
  return (
    <main className={styles['page']}>
      <h1>{t('title')}</h1>
      {role === 'technician' ? (
        <p>{t('console:fault.auth-forbidden')}</p>
      ) : terms.data !== undefined ? (
        <>
          <p>{t('lead')}</p>
          <TermsForm key={terms.data.version} terms={terms.data} />
          <Versions />
        </>
      ) : fault === null ? (
        <p role="status">{t('busy')}</p>
      ) : (
        <p role="alert">{faultWords(t, fault)}</p>
      )}
    </main>
  );
}

function Versions() {
  const { t } = useTranslation('handover-terms');
  const { desk } = useParts();
  const list = useInfiniteQuery({
    queryKey: [...handoverKey, 'terms', 'versions'],
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('handover.terms-versions', {
          query: pageParam === null ? {} : { before: pageParam },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
  const fault = faultOf(list.error);
  const versions = list.data?.pages.flatMap((page) => page.versions) ?? [];
  return (
    <section className={styles['part']} aria-labelledby="versions-title">
      <h2 id="versions-title">{t('versions')}</h2>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {list.isPending ? <p role="status">{t('busy')}</p> : null}
      {versions.map((version) => (
        <Version key={version.version} terms={version} />
      ))}
      {list.hasNextPage ? (
        <Button disabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}

function Version({ terms }: { readonly terms: HandoverTerms }) {
  const { t } = useTranslation('handover-terms');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const moment = formatMoment(new Date(terms.since), locale);
  return (
    <details>
      <summary>{t('version', { version: terms.version, by: terms.by, moment })}</summary>
      <TermsShown terms={terms} />
    </details>
  );
}
