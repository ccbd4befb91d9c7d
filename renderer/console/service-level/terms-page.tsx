import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceTerms } from '../../../shared/domain/service-level/terms.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import { ClosedDays } from './closed-days.tsx';
import { OpeningHours } from './opening-hours.tsx';
import { TargetsTable } from './targets-table.tsx';
import { type TermsDraft, troubleOf } from './terms-draft.ts';
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
    staleTime: Number.POSITIVE_INFINITY,
  });
  const fault = faultOf(terms.error);
  return (
    <main className={styles['page']}>
      <h1>{t('terms.title')}</h1>
      {!allowed ? (
        <p>{t('console:fault.auth-forbidden')}</p>
      ) : terms.data !== undefined ? (
        <TermsForm key={terms.data.version} terms={terms.data} />
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
  const [draft, setDraft] = useState<TermsDraft>(terms);
  const save = useMutation({
    mutationFn: () => {
      const { calendar, targets } = draft;
      return valueOf(
        desk.call('service-terms.set', { body: { version: terms.version, calendar, targets } }),
      );
    },
    onSuccess: (changed) => {
      client.setQueryData(termsKey, changed);
      notice.set({ tone: 'good', words: t('terms.saved') });
    },
  });
  const trouble = troubleOf(draft);
  const fault = faultOf(save.error);
  const unchanged = draft.calendar === terms.calendar && draft.targets === terms.targets;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (trouble === null && !unchanged) save.mutate();
      }}
    >
      <p className={styles['lead']}>{t('terms.lead')}</p>
      <OpeningHours draft={draft} onChange={setDraft} />
      <ClosedDays draft={draft} onChange={setDraft} />
      <TargetsTable draft={draft} onChange={setDraft} />
      <div className={styles['foot']}>
        {trouble === null ? null : (
          <p className={styles['trouble']} role="status">
            {t(`terms.trouble.${trouble}`)}
          </p>
        )}
        {fault === null ? null : (
          <p className={styles['trouble']} role="alert">
            {faultWords(t, fault)}
          </p>
        )}
        <SubmitButton icon={<Save />} disabled={trouble !== null || unchanged || save.isPending}>
          {t('terms.save')}
        </SubmitButton>
      </div>
    </form>
  );
}
