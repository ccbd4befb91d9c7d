import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemStateSchema, type Problem } from '../../../shared/domain/problem.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import { problemTitle } from './problem-words.ts';
import styles from './problems-page.module.css';

/** The words of a problem. Everybody may add one; a lead decides what becomes of it. */
export function ProblemForm({
  problem,
  onDone,
}: {
  /** Null for a new one. */
  readonly problem: Problem | null;
  readonly onDone: (problemId: string) => void;
}) {
  const { t } = useTranslation('problems');
  const { desk, notice } = useParts();
  const { role } = useSession();
  const client = useQueryClient();
  const [title, setTitle] = useState(problem === null ? '' : problemTitle(t, problem));
  const [description, setDescription] = useState(problem?.description ?? '');
  const [workaround, setWorkaround] = useState(problem?.workaround ?? '');
  const [state, setState] = useState<Problem['state']>(problem?.state ?? 'new');
  const words = {
    title,
    description,
    workaround: workaround.trim() === '' ? null : workaround,
  };
  const keep = useMutation({
    mutationFn: () =>
      valueOf(
        problem === null
          ? desk.call('problem.create', { body: words })
          : desk.call('problem.change', {
              params: { problemId: problem.problemId },
              body: { ...words, state },
            }),
      ),
    onSuccess: (kept) => {
      notice.set({ tone: 'good', words: t('problems:kept', { number: kept.number }) });
      void client.invalidateQueries({ queryKey: ['problems'] });
      void client.invalidateQueries({ queryKey: ['ticket'] });
      onDone(kept.problemId);
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    },
  });
  const mayKeep = problem === null || role !== 'technician';
  return (
    <form
      className={styles['part']}
      aria-labelledby="problem-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <h2 id="problem-form">
        {problem === null ? t('problems:new') : `P-${problem.number} ${problemTitle(t, problem)}`}
      </h2>
      <TextField label={t('problems:name')} value={title} onChange={setTitle} maxLength={120} />
      <TextField
        label={t('problems:description')}
        rows={4}
        maxLength={4000}
        value={description}
        onChange={setDescription}
      />
      <TextField
        label={t('problems:workaround')}
        rows={3}
        maxLength={4000}
        value={workaround}
        onChange={setWorkaround}
      />
      {problem === null || !mayKeep ? null : (
        <RadioSet
          label={t('problems:which-state')}
          value={state}
          options={problemStateSchema.options.map((value) => ({
            value,
            words: t(`problems:state.${value}`),
          }))}
          onChange={setState}
        />
      )}
      {mayKeep ? (
        <SubmitButton disabled={title.trim() === '' || keep.isPending}>
          {t('problems:keep')}
        </SubmitButton>
      ) : (
        <p>{t('problems:lead-decides')}</p>
      )}
    </form>
  );
}
