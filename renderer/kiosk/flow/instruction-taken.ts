import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { readVariant } from './instruction.ts';
import { stay, tell, type Model, type Reply, type Turn } from './model.ts';

/** He wants what he reads with him; meanwhile he reads on. Asked while it is being made changes nothing. */
export function takeInstruction(model: Model, draft: VisitDraft): Turn {
  const { screen } = model;
  if (screen.at !== 'instruction' || screen.telling === null || screen.taken === 'asked') {
    return stay(model);
  }
  const variant = readVariant(screen, model.locale);
  if (variant === null) return stay(model);
  const { instructionId, version } = screen.instruction;
  return tell(
    { ...model, screen: { ...screen, taken: 'asked' } },
    {
      call: 'instruction.take',
      input: {
        visitId: draft.visitId,
        instructionId,
        version,
        telling: screen.telling,
        locale: variant.locale,
      },
    },
  );
}

/** It is there to take along, or it is not. Of another one than he reads now nothing is shown. */
export function instructionTaken(
  model: Model,
  { input, result }: Extract<Reply, { call: 'instruction.take' }>,
): Model {
  const { screen } = model;
  return screen.at === 'instruction' &&
    screen.taken === 'asked' &&
    screen.instruction.instructionId === input.instructionId
    ? { ...model, screen: { ...screen, taken: result.ok ? result.value : 'failed' } }
    : model;
}
