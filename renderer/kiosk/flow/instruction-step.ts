import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { answerInstruction, readVariant, turnInstruction } from './instruction.ts';
import { stay, type Command, type Model, type Reply, type Turn } from './model.ts';
import type { SaidOfStep } from './screen.ts';

type Told = Extract<Command, { call: 'instruction.answer' }>;

/**
 * A step did not work: the desk is told and the visitor reads on. It works after all: the desk is told
 * that too, and the next page comes. Nobody waits for it, and a step that just worked needs no word.
 */
export function answerStep(
  model: Model,
  draft: VisitDraft,
  { step, worked }: { readonly step: number; readonly worked: boolean },
): Turn {
  const { screen } = model;
  if (screen.at !== 'instruction' || screen.telling === null) return stay(model);
  const variant = readVariant(screen, model.locale);
  if (variant === null || step > variant.steps.length) return stay(model);
  const { level } = variant;
  const failed = screen.said.some((one) => isOf(one, { level, step }) && !one.worked);
  if (worked === !failed) return stay(worked ? turnInstruction(model, 'next') : model);
  const told: Told = {
    call: 'instruction.answer',
    input: {
      visitId: draft.visitId,
      instructionId: screen.instruction.instructionId,
      version: screen.instruction.version,
      telling: screen.telling,
      locale: variant.locale,
      level,
      step,
      worked,
    },
  };
  const said = { level, step, worked, kept: 'not-yet' } as const;
  const heard: Model = { ...model, screen: { ...screen, said: withSaid(screen.said, said) } };
  const { model: after, commands } = screen.asksWhich
    ? answerInstruction(heard, draft, 'not-enough')
    : stay(worked ? turnInstruction(heard, 'next') : heard);
  return { model: after, commands: [told, ...commands] };
}

/** Whether the kiosk keeps what was said; the visitor goes on either way. */
export function stepKept(
  model: Model,
  { input, result }: Extract<Reply, { call: Told['call'] }>,
): Model {
  const { screen } = model;
  if (screen.at !== 'instruction') return model;
  const { instructionId } = screen.instruction;
  const said = screen.said.map((one) =>
    input.instructionId === instructionId && isOf(one, input) && one.worked === input.worked
      ? ({ ...one, kept: result.ok ? 'kept' : 'lost' } as const)
      : one,
  );
  return { ...model, screen: { ...screen, said } };
}

/** What was said last of a step, or null. */
export function saidOf(
  said: readonly SaidOfStep[],
  step: Pick<SaidOfStep, 'level' | 'step'>,
): SaidOfStep | null {
  return said.find((one) => isOf(one, step)) ?? null;
}

function withSaid(said: readonly SaidOfStep[], newest: SaidOfStep): readonly SaidOfStep[] {
  return [...said.filter((one) => !isOf(one, newest)), newest];
}

function isOf(
  { level, step }: Pick<SaidOfStep, 'level' | 'step'>,
  other: Pick<SaidOfStep, 'level' | 'step'>,
): boolean {
  return level === other.level && step === other.step;
}
