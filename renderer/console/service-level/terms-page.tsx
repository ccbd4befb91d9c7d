import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Save } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ServiceTerms } from '../../../shared/domain/service-level/terms.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useTypedOver } from '../app/use-typed-over.ts';
import { ChangedMeanwhile } from '../parts/changed-meanwhile.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import { Closures } from './closures.tsx';
import { HoursOf } from './hours-of.tsx';
import { useSiteName } from './site-names.ts';
import { TargetsTable } from './targets-table.tsx';
import { draftOf, type TermsDraft, termsOf, troubleOf } from './terms-draft.ts';
import styles from './terms-page.module.css';

const termsKey = ['service-terms'];

/** Opening hours, closed days and targets: for leads and admins. */
export function TermsPage() {
  const { t } = useTranslation('service-level');
  const { desk } = useParts();
  const { role } = useSession();
  const allowed = role !== 'technician';
  const terms = useQuery({
    queryKey: termsKey,
    queryFn: () => valueOf(desk.call('service-terms.get', {})),
    enabled: allowed,
  });
  const fault = faultOf(terms.error);
  return (
    <main className={styles['page']}>
      <h1>{t('terms.title')}</h1>
      {allowed ? <Closures /> : null}
      {!allowed ? (
        <p>{t('console:fault.auth-forbidden')}</p>
      ) : terms.data !== undefined ? (
        <TermsForm terms={terms.data} />
      ) : fault === null ? (
        <p role="status">{t('terms.busy')}</p>
      ) : (
        <p role="alert">{faultWords(t, fault)}</p>
      )}
    </main>
  );
}

function TermsForm({ terms }: { readonly terms: ServiceTerms }) {
  const { t } = useTranslation('service-level');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  const typing = useTypedOver(draftOf(terms), terms.version);
  const { words: draft, change, version } = typing;
  const save = useMutation({
    mutationFn: (sent: TermsDraft) =>
      valueOf(desk.call('service-terms.set', { body: { version, ...termsOf(sent) } })),
    onSuccess: (changed, sent) => {
      typing.kept(sent, draftOf(changed), changed.version);
      client.setQueryData(termsKey, changed);
      notice.set({ tone: 'good', words: t('terms.saved') });
    },
    onError: (error) => {
      if (faultOf(error)?.code !== 'service-terms/changed-meanwhile') return;
      void client.invalidateQueries({ queryKey: termsKey });
    },
  });
  const trouble = troubleOf(draft);
  const nameOf = useSiteName();
  const fault = faultOf(save.error);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (trouble === null && typing.isTyped) save.mutate(draft);
      }}
    >
      <p className={styles['lead']}>{t('terms.lead')}</p>
      <HoursOf draft={draft} onChange={change} />
      <TargetsTable draft={draft} onChange={change} />
      <div className={styles['foot']}>
        {trouble === null ? null : (
          <p className={styles['trouble']} role="status">
            {trouble.siteId === null
              ? t(`terms.trouble.${trouble.part}`)
              : t('terms.trouble.site-hours', { site: nameOf(trouble.siteId) })}
          </p>
        )}
        {fault === null ? null : (
          <p className={styles['trouble']} role="alert">
            {faultWords(t, fault)}
          </p>
        )}
        {typing.meanwhile && fault === null ? <ChangedMeanwhile /> : null}
        <SubmitButton
          icon={<Save />}
          disabled={trouble !== null || !typing.isTyped || save.isPending}
        >
          {t('terms.save')}
        </SubmitButton>
      </div>
    </form>
  );
}
