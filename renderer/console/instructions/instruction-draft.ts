import { emptyVariant } from '../../../shared/domain/instruction-draft.ts';
import {
  type InstructionContent,
  type InstructionLevel,
  type InstructionStep,
  type InstructionVariant,
  instructionLevelSchema,
  variantKey,
} from '../../../shared/domain/instruction.ts';
import { type Locale, localeSchema } from '../../../shared/domain/locale.ts';

/** A step or safety measure while it is written; the key stays the same wherever it moves. */
export type StepDraft = InstructionStep & { readonly key: number };
export interface SafetyDraft {
  readonly key: number;
  readonly words: string;
}

export interface VariantDraft extends Omit<InstructionVariant, 'steps' | 'safety'> {
  readonly steps: readonly StepDraft[];
  readonly safety: readonly SafetyDraft[];
}

/** An instruction while it is written. */
export interface InstructionDraft extends Omit<InstructionContent, 'variants'> {
  readonly variants: readonly VariantDraft[];
}

/** The places that an instruction can have, in the order in which they are shown. */
export const variantPlaces: readonly {
  readonly locale: Locale;
  readonly level: InstructionLevel;
}[] = localeSchema.options.flatMap((locale) =>
  instructionLevelSchema.options.map((level) => ({ locale, level })),
);

export function draftOf(content: InstructionContent): InstructionDraft {
  return { ...content, variants: content.variants.map(variantDraftOf) };
}

function variantDraftOf(variant: InstructionVariant): VariantDraft {
  return {
    ...variant,
    steps: variant.steps.map((step, key) => ({ ...step, key })),
    safety: variant.safety.map((words, key) => ({ words, key })),
  };
}

/** What is sent: without keys, and without what was left empty. */
export function contentOf(draft: InstructionDraft): InstructionContent {
  return { ...draft, variants: draft.variants.map(variantOf) };
}

export function variantOf(draft: VariantDraft): InstructionVariant {
  const { locale, level, title, intro, steps, safety } = draft;
  return {
    locale,
    level,
    title,
    ...(intro === undefined || intro === '' ? {} : { intro }),
    safety: safety.map(({ words }) => words),
    steps: steps.map(({ do: toDo, see, ifNot, picture }) => ({
      do: toDo,
      ...(see === undefined || see === '' ? {} : { see }),
      ...(ifNot === undefined || ifNot === '' ? {} : { ifNot }),
      ...(picture === undefined ? {} : { picture }),
    })),
  };
}

/** A key that nothing of the list has. */
export function nextKey(list: readonly { readonly key: number }[]): number {
  return Math.max(0, ...list.map(({ key }) => key)) + 1;
}

/** The list with the item at one place on another; the same list when there is no such place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** The draft with one variant as it is now. */
export function withVariant(draft: InstructionDraft, variant: VariantDraft): InstructionDraft {
  const key = variantKey(variant);
  return {
    ...draft,
    variants: draft.variants.map((each) => (variantKey(each) === key ? variant : each)),
  };
}

/** The draft with a variant more, in its place: the words of another one, or empty. */
export function withNewVariant(
  draft: InstructionDraft,
  place: { readonly locale: Locale; readonly level: InstructionLevel },
  from: VariantDraft | null,
): InstructionDraft {
  const fresh: VariantDraft = {
    ...(from ?? variantDraftOf(emptyVariant(place.locale, place.level))),
    ...place,
  };
  const order = variantPlaces.map(variantKey);
  const variants = [...draft.variants, fresh].toSorted(
    (a, b) => order.indexOf(variantKey(a)) - order.indexOf(variantKey(b)),
  );
  return { ...draft, variants };
}

/** The words with each piece of jargon replaced in every text of a variant. */
export function mapWords(variant: VariantDraft, change: (words: string) => string): VariantDraft {
  return {
    ...variant,
    title: change(variant.title),
    ...(variant.intro === undefined ? {} : { intro: change(variant.intro) }),
    safety: variant.safety.map((each) => ({ ...each, words: change(each.words) })),
    steps: variant.steps.map((step) => ({
      ...step,
      do: change(step.do),
      ...(step.see === undefined ? {} : { see: change(step.see) }),
      ...(step.ifNot === undefined ? {} : { ifNot: change(step.ifNot) }),
    })),
  };
}

/** All words of a variant, in the order in which they are read. */
export function wordsIn({ title, intro, safety, steps }: InstructionVariant): readonly string[] {
  return [
    title,
    intro ?? '',
    ...safety,
    ...steps.flatMap((step) => [step.do, step.see ?? '', step.ifNot ?? '']),
  ].filter((words) => words !== '');
}
