import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Save, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RulesVersion } from '../../../shared/contract/priority-routes.ts';
import type { PriorityRules } from '../../../shared/domain/priority-rules.ts';
import { type PriorityMatrix, priorityMatrixSchema } from '../../../shared/domain/priority.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { emptied } from '../app/emptied.ts';
import { faultWords } from '../app/fault-words.ts';
import { useTypedOver } from '../app/use-typed-over.ts';
import { ChangedMeanwhile } from '../parts/changed-meanwhile.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import { NewRule } from './new-rule.tsx';
import styles from './priority-pages.module.css';
import { ruleWords } from './rule-words.ts';
import { rulesKey } from './rules-query.ts';

/** Matrix and rules as they would be; nothing holds before it is kept with a sentence. */
export function RulesEditor({ now }: { readonly now: RulesVersion }) {
  const { t } = useTranslation('priority');
  const { t: common } = useTranslation('console');
  const { desk, notice, settings } = useParts();
  const { locale } = useStore(settings);
  const client = useQueryClient();
  const typing = useTypedOver(now.rules, now.version);
  const { words: rules, change, version } = typing;
  const [words, setWords] = useState('');
  const isOrdered = priorityMatrixSchema.safeParse(rules.matrix).success;
  const keep = useMutation({
    mutationFn: (sent: { readonly rules: PriorityRules; readonly words: string }) =>
      valueOf(desk.call('priority-rules.put', { body: { version, ...sent } })),
    onSuccess: (saved, sent) => {
      typing.kept(sent.rules, saved.rules, saved.version);
      setWords(emptied(sent.words, ''));
      notice.set({ tone: 'good', words: t('editor.kept') });
      return client.invalidateQueries({ queryKey: rulesKey });
    },
    onError: (error) => {
      if (faultOf(error)?.code !== 'rules/changed-meanwhile') return;
      void client.invalidateQueries({ queryKey: rulesKey });
    },
  });
  const fault = faultOf(keep.error);
  return (
    <form
      className={styles['part']}
      aria-labelledby="rules-title"
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate({ rules, words });
      }}
    >
      <h1 id="rules-title">{t('page.rules')}</h1>
      <p className={styles['quiet']}>{t('editor.lead')}</p>
      <h2>{t('matrix.title')}</h2>
      <MatrixGrid
        matrix={rules.matrix}
        onChange={(impact, urgency, priority) => {
          const row = { ...rules.matrix[impact], [urgency]: priority };
          change({ matrix: { ...rules.matrix, [impact]: row } });
        }}
      />
      {isOrdered ? (
        <Preview matrix={rules.matrix} />
      ) : (
        <p className={styles['wrong']} role="alert">
          {t('matrix.not-ordered')}
        </p>
      )}
      <h2>{t('rule.title')}</h2>
      {rules.rules.length === 0 ? <p className={styles['quiet']}>{t('rule.none')}</p> : null}
      <ul className={styles['list']}>
        {rules.rules.map((rule, place) => (
          <li key={JSON.stringify([place, rule])}>
            <p>
              <strong>{rule.words}</strong> {ruleWords(t, rule, locale)}
            </p>
            <Button
              kind="quiet"
              icon={<Trash2 />}
              label={t('rule.remove', { words: rule.words })}
              onPress={() => change({ rules: rules.rules.filter((each) => each !== rule) })}
            />
          </li>
        ))}
      </ul>
      <NewRule onAdd={(rule) => change({ rules: [...rules.rules, rule] })} />
      <h2>{t('editor.keep-title')}</h2>
      <TextField
        label={t('editor.words')}
        hint={t('editor.words-hint')}
        value={words}
        onChange={setWords}
        maxLength={90}
        error={fault === null ? undefined : faultWords(common, fault)}
      />
      {typing.meanwhile && fault === null ? <ChangedMeanwhile /> : null}
      <SubmitButton
        icon={<Save />}
        disabled={!typing.isTyped || !isOrdered || words.trim() === '' || keep.isPending}
      >
        {t('editor.keep')}
      </SubmitButton>
    </form>
  );
}

/** How many open tickets this matrix would weigh otherwise; they stay as they are. */
function Preview({ matrix }: { readonly matrix: PriorityMatrix }) {
  const { t } = useTranslation('priority');
  const { desk } = useParts();
  const preview = useQuery({
    queryKey: [...rulesKey, 'preview', matrix],
    queryFn: () => valueOf(desk.call('priority-rules.preview', { body: { matrix } })),
    placeholderData: (before) => before,
  });
  return (
    <p className={styles['preview']} aria-live="polite">
      {preview.data === undefined
        ? t('editor.counting')
        : t('editor.preview', { changing: preview.data.changing, open: preview.data.open })}
    </p>
  );
}
