import {
  type EvidenceKind,
  type ProcedureContent,
  type ProcedureStep,
  procedureContentSchema,
} from '../../../shared/domain/procedure.ts';
import { categorySchema } from '../../../shared/domain/report-type.ts';

interface Pair {
  readonly nl: string;
  readonly en: string;
}

/** A step while it is written; `key` tells it from others before it has a name. */
export interface StepDraft {
  readonly key: number;
  readonly stepId: string | null;
  readonly title: Pair;
  readonly help: Pair;
  readonly evidence: EvidenceKind;
  readonly valueName: Pair;
  readonly minutes: string;
}

/** A procedure while it is written. */
export interface ProcedureDraft {
  readonly title: Pair;
  readonly findings: string;
  readonly categories: string;
  readonly steps: readonly StepDraft[];
}

const nothing: Pair = { nl: '', en: '' };

export function emptyStep(key: number): StepDraft {
  return {
    key,
    stepId: null,
    title: nothing,
    help: nothing,
    evidence: 'none',
    valueName: nothing,
    minutes: '2',
  };
}

export function draftOf(content: ProcedureContent | null): ProcedureDraft {
  if (content === null) {
    return { title: nothing, findings: '', categories: '', steps: [emptyStep(0)] };
  }
  return {
    title: content.title,
    findings: content.findings.join(', '),
    categories: content.categories.join(', '),
    steps: content.steps.map((step, key) => ({
      key,
      stepId: step.stepId,
      title: step.title,
      help: step.help ?? nothing,
      evidence: step.evidence,
      valueName: step.valueName ?? nothing,
      minutes: String(step.minutes),
    })),
  };
}

/** A name made of words: lower case, without diacritics, with hyphens; never empty. */
export function slugOf(words: string, otherwise: string): string {
  const slug = words
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 50)
    .replace(/-+$/u, '');
  return slug === '' ? otherwise : slug;
}

/** What the draft says, or null while something is missing or wrong. */
export function contentOf(draft: ProcedureDraft): ProcedureContent | null {
  const names = new Set<string>();
  const steps = draft.steps.map((step): ProcedureStep => {
    let stepId = step.stepId ?? slugOf(step.title.nl, 'step');
    for (let more = 2; names.has(stepId); more += 1) {
      stepId = `${slugOf(step.title.nl, 'step')}-${more}`;
    }
    names.add(stepId);
    const hasHelp = step.help.nl.trim() !== '' || step.help.en.trim() !== '';
    return {
      stepId,
      title: step.title,
      help: hasHelp ? step.help : null,
      evidence: step.evidence,
      valueName: step.evidence === 'value' ? step.valueName : null,
      minutes: /^\d{1,3}$/u.test(step.minutes) ? Number(step.minutes) : -1,
    };
  });
  const parsed = procedureContentSchema.safeParse({
    title: draft.title,
    findings: listed(draft.findings),
    categories: listed(draft.categories),
    steps,
  });
  return parsed.success ? parsed.data : null;
}

/** The categories that a draft names and nobody knows. */
export function unknownCategories(draft: ProcedureDraft): readonly string[] {
  return listed(draft.categories).filter((name) => !categorySchema.safeParse(name).success);
}

/** The findings that a draft names and nobody knows: a slip of the pen, with which it is never proposed. */
export function unknownFindings(
  draft: ProcedureDraft,
  isKnown: (code: string) => boolean,
): readonly string[] {
  return listed(draft.findings).filter((code) => !isKnown(code));
}

function listed(text: string): readonly string[] {
  return text
    .split(/[\s,;]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
