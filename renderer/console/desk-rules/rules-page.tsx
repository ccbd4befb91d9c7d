import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Save } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  type ChosenRules,
  type DeskRules,
  deskRuleBounds,
} from '../../../shared/domain/desk-rules.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useTypedOver } from '../app/use-typed-over.ts';
import styles from '../bench/bench.module.css';
import { ChangedMeanwhile } from '../parts/changed-meanwhile.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import own from './rules-page.module.css';
import { draftOf, isOutOfBounds, ruleGroups, rulesOf } from './rules-draft.ts';

const rulesKey = ['desk-rules'];

/** The figures by which the desk works; for leads and admins. */
export function RulesPage() {
  const { t } = useTranslation('desk-rules');
  const { desk } = useParts();
  const { role } = useSession();
  const allowed = role !== 'technician';
  const known = useQuery({
    queryKey: rulesKey,
    queryFn: () => valueOf(desk.call('desk-rules.get', {})),
    enabled: allowed,
  });
  const fault = faultOf(known.error);
  return (
    <main className={styles['page']}>
      <h1>{t('title')}</h1>
      {!allowed ? (
        <p>{t('console:fault.auth-forbidden')}</p>
      ) : known.data !== undefined ? (
        <RulesForm known={known.data} />
      ) : fault === null ? (
        <p role="status">{t('busy')}</p>
      ) : (
        <p role="alert">{faultWords(t, fault)}</p>
      )}
    </main>
  );
}

function RulesForm({ known }: { readonly known: ChosenRules }) {
  const { t } = useTranslation('desk-rules');
  const { desk, notice, settings } = useParts();
  const { locale } = useStore(settings);
  const client = useQueryClient();
  const typing = useTypedOver(draftOf(known.rules), known.version);
  const { words: draft, version } = typing;
  const save = useMutation({
    mutationFn: (rules: DeskRules) =>
      valueOf(desk.call('desk-rules.choose', { body: { version, rules } })),
    onSuccess: (next, sent) => {
      typing.kept(draftOf(sent), draftOf(next.rules), next.version);
      client.setQueryData(rulesKey, next);
      notice.set({ tone: 'good', words: t('saved') });
    },
    onError: (error) => {
      if (faultOf(error)?.code !== 'desk-rules/changed-meanwhile') return;
      void client.invalidateQueries({ queryKey: rulesKey });
    },
  });
  const rules = rulesOf(draft);
  const fault = faultOf(save.error);
  const { chosen } = known;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (rules !== null && typing.isTyped) save.mutate(rules);
      }}
    >
      <p>{t('lead')}</p>
      <p>
        {chosen === null
          ? t('ordinary')
          : t('chosen', { by: chosen.by, at: formatDateTime(new Date(chosen.at), locale) })}
      </p>
      {ruleGroups.map(({ name: group, rules: names }) => (
        <fieldset key={group} className={own['rules']}>
          <legend>{t(`group.${group}`)}</legend>
          {names.map((name) => (
            <TextField
              key={name}
              label={t(`rule.${name}`)}
              hint={t(`hint.${name}`)}
              type="number"
              value={draft[name]}
              onChange={(value) => typing.change({ [name]: value })}
              error={isOutOfBounds(draft, name) ? t('bounds', deskRuleBounds[name]) : undefined}
            />
          ))}
        </fieldset>
      ))}
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {typing.meanwhile && fault === null ? <ChangedMeanwhile /> : null}
      <SubmitButton icon={<Save />} disabled={rules === null || !typing.isTyped || save.isPending}>
        {t('save')}
      </SubmitButton>
    </form>
  );
}
