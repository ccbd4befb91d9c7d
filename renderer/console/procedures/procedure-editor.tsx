import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus, Save, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuidv7 } from 'uuid';
import type { Procedure, ProcedureState } from '../../../shared/domain/procedure.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import {
  contentOf,
  draftOf,
  emptyStep,
  slugOf,
  unknownCategories,
  unknownFindings,
  type ProcedureDraft,
} from './procedure-draft.ts';
import styles from './procedures-page.module.css';
import { StepEditor } from './step-editor.tsx';

const states = ['draft', 'published', 'retired'] as const satisfies readonly ProcedureState[];

/** Writes a procedure in both languages; each saving is a version of its own. */
export function ProcedureEditor({
  procedure,
  onClose,
}: {
  readonly procedure: Procedure | null;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation('procedures');
  const { t: console } = useTranslation('console');
  const { desk } = useParts();
  const client = useQueryClient();
  const [draft, setDraft] = useState<ProcedureDraft>(() => draftOf(procedure?.content ?? null));
  const [state, setState] = useState<ProcedureState>(procedure?.state ?? 'draft');
  const content = contentOf(draft);
  const save = useMutation({
    mutationFn: () => {
      if (content === null) throw new Error('A draft that is not whole was sent');
      const procedureId =
        procedure?.procedureId ?? slugOf(draft.title.nl, `procedure-${uuidv7().slice(-6)}`);
      return valueOf(
        desk.call('procedure.put', {
          params: { procedureId },
          body: { version: procedure?.version ?? 0, state, content },
        }),
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['procedures'] });
      onClose();
    },
  });
  const change = (part: Partial<ProcedureDraft>) => setDraft({ ...draft, ...part });
  const fault = faultOf(save.error);
  const unknown = unknownCategories(draft);
  const slips = unknownFindings(draft, (code) => i18n.exists(`findings:${code}.expert`));
  return (
    <form
      className={styles['form']}
      aria-labelledby="procedure-editor-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (content !== null && !save.isPending) save.mutate();
      }}
    >
      <h1 id="procedure-editor-title">{procedure === null ? t('new') : t('change')}</h1>
      <div className={styles['pair']}>
        <TextField
          label={t('title-nl')}
          value={draft.title.nl}
          onChange={(nl) => change({ title: { ...draft.title, nl } })}
          maxLength={120}
        />
        <TextField
          label={t('title-en')}
          value={draft.title.en}
          onChange={(en) => change({ title: { ...draft.title, en } })}
          maxLength={120}
        />
        <TextField
          label={t('findings')}
          hint={t('findings-hint')}
          value={draft.findings}
          onChange={(findings) => change({ findings })}
          maxLength={1000}
          error={
            slips.length === 0 ? undefined : t('unknown-findings', { names: slips.join(', ') })
          }
        />
        <TextField
          label={t('categories')}
          hint={t('categories-hint')}
          value={draft.categories}
          onChange={(categories) => change({ categories })}
          maxLength={300}
          error={
            unknown.length === 0
              ? undefined
              : t('unknown-categories', { names: unknown.join(', ') })
          }
        />
      </div>
      <ol className={styles['steps']}>
        {draft.steps.map((step, place) => (
          <li key={step.key}>
            <StepEditor
              step={step}
              place={place + 1}
              isOnly={draft.steps.length === 1}
              onChange={(next) =>
                change({ steps: draft.steps.map((one) => (one.key === step.key ? next : one)) })
              }
              onMove={(by) => change({ steps: moved(draft.steps, place, place + by) })}
              onRemove={() => change({ steps: draft.steps.filter(({ key }) => key !== step.key) })}
            />
          </li>
        ))}
      </ol>
      <Button
        icon={<Plus />}
        disabled={draft.steps.length >= 30}
        onPress={() =>
          change({
            steps: [...draft.steps, emptyStep(Math.max(...draft.steps.map(({ key }) => key)) + 1)],
          })
        }
      >
        {t('add-step')}
      </Button>
      <RadioSet
        inRow
        label={t('state-label')}
        value={state}
        options={states.map((value) => ({ value, words: t(`state.${value}`) }))}
        onChange={setState}
      />
      {content === null ? <p role="status">{t('not-whole')}</p> : null}
      {fault === null ? null : (
        <p role="alert" className={styles['fault']}>
          {faultWords(console, fault)}
        </p>
      )}
      <div className={styles['buttons']}>
        <SubmitButton icon={<Save />} disabled={content === null || save.isPending}>
          {t('save')}
        </SubmitButton>
        <Button kind="quiet" icon={<X />} onPress={onClose}>
          {t('put-away')}
        </Button>
      </div>
    </form>
  );
}

/** The list with the item at `from` on the place `to`; the same list when there is no such place. */
function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}
