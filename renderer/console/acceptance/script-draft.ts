import {
  mostSteps,
  type ScriptContent,
  scriptContentSchema,
} from '../../../shared/domain/acceptance/script.ts';

const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];
type Words = Readonly<Record<Language, string>>;

export interface StepDraft {
  readonly stepId: string;
  readonly given: Words;
  readonly do: Words;
  readonly expect: Words;
}

/** A script as it is being written. */
export interface ScriptDraft {
  readonly title: Words;
  readonly steps: readonly StepDraft[];
}

const nothing: Words = { nl: '', en: '' };

/** The draft to begin with: what there is, or one empty step. */
export function draftOf(content: ScriptContent | null): ScriptDraft {
  return content === null
    ? { title: nothing, steps: [emptyStep([])] }
    : { title: content.title, steps: content.steps };
}

/** A step with a name that no other has, also none that was taken away from the end. */
function emptyStep(steps: readonly StepDraft[]): StepDraft {
  const numbers = steps.map(({ stepId }) => Number(/^step-(\d+)$/u.exec(stepId)?.[1] ?? 0));
  const stepId = `step-${Math.max(steps.length, ...numbers) + 1}`;
  return { stepId, given: nothing, do: nothing, expect: nothing };
}

export function withStep(draft: ScriptDraft): ScriptDraft {
  if (draft.steps.length >= mostSteps) return draft;
  return { ...draft, steps: [...draft.steps, emptyStep(draft.steps)] };
}

export function withoutStep(draft: ScriptDraft, index: number): ScriptDraft {
  return { ...draft, steps: draft.steps.filter((_step, at) => at !== index) };
}

/** One place up or down; at the edge it stays. */
export function moved(draft: ScriptDraft, index: number, by: -1 | 1): ScriptDraft {
  const step = draft.steps[index];
  const other = draft.steps[index + by];
  if (step === undefined || other === undefined) return draft;
  return {
    ...draft,
    steps: draft.steps.map((each, at) => (at === index ? other : at === index + by ? step : each)),
  };
}

export function changedStep(
  draft: ScriptDraft,
  index: number,
  change: Partial<StepDraft>,
): ScriptDraft {
  return {
    ...draft,
    steps: draft.steps.map((step, at) => (at === index ? { ...step, ...change } : step)),
  };
}

/** What goes to the desk, or null while something is missing. */
export function contentOf(draft: ScriptDraft): ScriptContent | null {
  const parsed = scriptContentSchema.safeParse(draft);
  return parsed.success ? parsed.data : null;
}
