import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HandoverTerms } from '../../../shared/domain/handover-terms.ts';
import { formatCalendarDay, formatMoment } from '../../i18n/format.ts';
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
  return (
    <main className={styles['page']}>
      <h1>{t('title')}</h1>
      {role === 'technician' ? <p>{t('console:fault.auth-forbidden')}</p> : <Terms />}
    </main>
  );
}

/** The newest version to write on, whether it holds or is planned, and all versions. */
function Terms() {
  const { t } = useTranslation('handover-terms');
  const now = useTerms();
  const list = useVersions();
  const fault = faultOf(now.error) ?? faultOf(list.error);
  const versions = list.data?.pages.flatMap((page) => page.versions) ?? [];
  const [newest] = versions;
  if (newest === undefined || now.data === undefined) {
    return fault === null ? (
      <p role="status">{t('busy')}</p>
    ) : (
      <p role="alert">{faultWords(t, fault)}</p>
    );
  }
  return (
    <>
      <p>{t('lead')}</p>
      <Planned newest={newest} now={now.data.version} />
      <TermsForm terms={newest} />
      <section className={styles['part']} aria-labelledby="versions-title">
        <h2 id="versions-title">{t('versions')}</h2>
        {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
        {versions.map((version) => (
          <Version key={version.version} terms={version} />
        ))}
        {list.hasNextPage ? (
          <Button disabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        ) : null}
      </section>
    </>
  );
}

/** That what is written on is not what is signed today. */
function Planned({ newest, now }: { readonly newest: HandoverTerms; readonly now: number }) {
  const { t } = useTranslation('handover-terms');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  if (newest.version === now) return null;
  const day = formatCalendarDay(newest.holdsFrom, locale);
  return <p role="note">{t('planned', { now, version: newest.version, day })}</p>;
}

function useVersions() {
  const { desk } = useParts();
  return useInfiniteQuery({
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
}

function Version({ terms }: { readonly terms: HandoverTerms }) {
  const { t } = useTranslation('handover-terms');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const moment = formatMoment(new Date(terms.since), locale);
  const day = formatCalendarDay(terms.holdsFrom, locale);
  return (
    <details>
      <summary>{t('version', { version: terms.version, by: terms.by, moment, day })}</summary>
      <TermsShown terms={terms} />
    </details>
  );
}
