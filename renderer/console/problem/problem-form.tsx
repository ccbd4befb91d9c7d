import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { problemStateSchema, type Problem } from '../../../shared/domain/problem.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useTypedOver } from '../app/use-typed-over.ts';
import { ChangedMeanwhile } from '../parts/changed-meanwhile.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import { problemTitle } from './problem-words.ts';
import styles from './problems-page.module.css';

interface ProblemDraft {
  readonly title: string;
  readonly description: string;
  readonly workaround: string;
  readonly state: Problem['state'];
}

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
  const typing = useTypedOver(wordsOf(t, problem), versionOf(problem));
  const { words, change, version } = typing;
  const keep = useMutation({
    mutationFn: ({ state, workaround, ...sent }: ProblemDraft) => {
      const body = { ...sent, workaround: workaround.trim() === '' ? null : workaround };
      return valueOf(
        problem === null
          ? desk.call('problem.create', { body })
          : desk.call('problem.change', {
              params: { problemId: problem.problemId },
              body: { ...body, state, ...(version === 0 ? {} : { version }) },
            }),
      );
    },
    onSuccess: (kept, sent) => {
      typing.kept(sent, wordsOf(t, kept), versionOf(kept));
      notice.set({ tone: 'good', words: t('problems:kept', { number: kept.number }) });
      void client.invalidateQueries({ queryKey: ['problems'] });
      void client.invalidateQueries({ queryKey: ['ticket'] });
      onDone(kept.problemId);
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
      if (fault.code !== 'problem/changed-meanwhile') return;
      void client.invalidateQueries({ queryKey: ['problems'] });
    },
  });
  const mayKeep = problem === null || role !== 'technician';
  return (
    <form
      className={styles['part']}
      aria-labelledby="problem-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate(words);
      }}
    >
      <h2 id="problem-form">
        {problem === null ? t('problems:new') : `P-${problem.number} ${problemTitle(t, problem)}`}
      </h2>
      <TextField
        label={t('problems:name')}
        maxLength={120}
        value={words.title}
        onChange={(title) => change({ title })}
      />
      <TextField
        label={t('problems:description')}
        rows={4}
        maxLength={4000}
        value={words.description}
        onChange={(description) => change({ description })}
      />
      <TextField
        label={t('problems:workaround')}
        rows={3}
        maxLength={4000}
        value={words.workaround}
        onChange={(workaround) => change({ workaround })}
      />
      {problem === null || !mayKeep ? null : (
        <RadioSet
          label={t('problems:which-state')}
          value={words.state}
          options={problemStateSchema.options.map((value) => ({
            value,
            words: t(`problems:state.${value}`),
          }))}
          onChange={(state) => change({ state })}
        />
      )}
      {typing.meanwhile ? <ChangedMeanwhile /> : null}
      {mayKeep ? (
        <SubmitButton disabled={words.title.trim() === '' || keep.isPending}>
          {t('problems:keep')}
        </SubmitButton>
      ) : (
        <p>{t('problems:lead-decides')}</p>
      )}
    </form>
  );
}

function wordsOf(t: TFunction, problem: Problem | null): ProblemDraft {
  return {
    title: problem === null ? '' : problemTitle(t, problem),
    description: problem?.description ?? '',
    workaround: problem?.workaround ?? '',
    state: problem?.state ?? 'new',
  };
}

/** 0 for a new one. */
function versionOf(problem: Problem | null): number {
  return problem?.version ?? 0;
}
