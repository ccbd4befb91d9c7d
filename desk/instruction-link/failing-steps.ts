import type { GivenLink } from '../../shared/contract/instruction-link-routes.ts';
import type { InstructionLevel, InstructionVariant } from '../../shared/domain/instruction.ts';
import {
  type GivenInstruction,
  type StepAnswer,
  stepsThatFail,
} from '../../shared/domain/instruction-link.ts';
import type { Locale } from '../../shared/domain/locale.ts';

/** The steps of an instruction that failed, with the words that their reader saw. */
export function failingSteps(
  instruction: GivenInstruction,
  locale: Locale,
  answers: readonly StepAnswer[],
): GivenLink['instructions'][number]['failingSteps'] {
  const ofThis = answers.filter((one) => one.instructionId === instruction.instructionId);
  return stepsThatFail(ofThis).map(({ level, step }) => ({
    level,
    step,
    words: textAt(instruction, locale, level)?.steps[step - 1]?.do ?? '',
  }));
}

/** Whether a text of this level has the step; step 0 is all of it. */
export function hasStep(
  { variants }: GivenInstruction,
  { level, step }: Pick<StepAnswer, 'level' | 'step'>,
): boolean {
  return variants.some((variant) => variant.level === level && step <= variant.steps.length);
}

/** The title over the text of one level. */
export function titleAt(
  instruction: GivenInstruction,
  locale: Locale,
  level: InstructionLevel,
): string {
  return textAt(instruction, locale, level)?.title ?? '';
}

/** The text of a level, in this language when there is one. */
function textAt(
  { variants }: GivenInstruction,
  locale: Locale,
  level: InstructionLevel,
): InstructionVariant | undefined {
  const ofLevel = variants.filter((variant) => variant.level === level);
  return ofLevel.find((variant) => variant.locale === locale) ?? ofLevel[0];
}
