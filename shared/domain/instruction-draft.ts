import type { InstructionContent, InstructionStep, InstructionVariant } from './instruction.ts';
import type { Locale } from './locale.ts';
import type { DeviceKind } from './readout.ts';
import { type Category, categorySchema } from './report-type.ts';

const mostSteps = 12;

/** An instruction that says nothing yet but its title. */
export function emptyContent(locale: Locale, title: string): InstructionContent {
  return {
    findings: [],
    reasons: [],
    devices: [],
    roles: [],
    accessibility: [],
    pack: null,
    variants: [{ ...emptyVariant(locale, 'B1'), title }],
  };
}

/** A variant with the one step that it cannot do without. */
export function emptyVariant(
  locale: Locale,
  level: InstructionVariant['level'],
): InstructionVariant {
  return { locale, level, title: '', safety: [], steps: [{ do: '' }] };
}

/**
 * The first words of an instruction from an answer that a technician gave: each line or sentence is a
 * step. What the visitor asked is left out: it may say who he is.
 */
export function contentFromAnswer(
  answer: {
    readonly solution: string;
    readonly category: string | null;
    readonly deviceKind: DeviceKind | null;
    readonly finding: string | null;
  },
  locale: Locale,
  title: string,
): InstructionContent {
  const steps = answer.solution
    .split(/\n+|(?<=[.!?])\s+/u)
    .map((line) => line.replace(/^[-*•\d.)\s]+/u, '').trim())
    .filter((line) => line !== '')
    .map((line): InstructionStep => ({ do: Array.from(line).slice(0, 400).join('') }));
  // What does not fit becomes part of the last step, so that no word of the answer is lost quietly.
  const kept = steps.slice(0, mostSteps);
  const rest = steps.slice(mostSteps).map((step) => step.do);
  const last = kept.at(-1);
  const whole =
    last === undefined || rest.length === 0
      ? kept
      : [
          ...kept.slice(0, -1),
          {
            do: Array.from([last.do, ...rest].join(' '))
              .slice(0, 400)
              .join(''),
          },
        ];
  const empty = emptyContent(locale, title);
  return {
    ...empty,
    findings: answer.finding === null ? [] : [answer.finding],
    reasons: isCategory(answer.category) ? [answer.category] : [],
    devices:
      answer.deviceKind === null || answer.deviceKind === 'unknown' ? [] : [answer.deviceKind],
    variants: empty.variants.map((variant) => ({
      ...variant,
      steps: whole.length === 0 ? variant.steps : whole,
    })),
  };
}

function isCategory(category: string | null): category is Category {
  return categorySchema.options.some((each) => each === category);
}
