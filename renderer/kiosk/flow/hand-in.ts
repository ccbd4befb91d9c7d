import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import {
  accessoriesBack,
  type DeviceOut,
  type HandInCondition,
} from '../../../shared/domain/hand-in.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { answer, go } from './go.ts';
import { stay, type Model, type Turn } from './model.ts';
import { hashOf, photoOf } from './photo.ts';

/** What the desk said, or could not say, is shown; a photo that was taken before is still there. */
export function deviceOutFound(
  model: Model,
  result: Result<{ readonly found: DeviceOut | null }, Fault>,
): Turn {
  if (model.draft === null) return stay(model);
  return stay(
    go(model, {
      at: 'hand-in',
      out: result.ok ? result.value.found : null,
      ticked: [],
      photo: photoOf(model.draft.reason?.photoHash ?? null),
    }),
  );
}

export function tickAccessory(model: Model, name: string): Model {
  const { screen } = model;
  if (screen.at !== 'hand-in') return model;
  const ticked = screen.ticked.includes(name)
    ? screen.ticked.filter((each) => each !== name)
    : [...screen.ticked, name];
  return { ...model, screen: { ...screen, ticked } };
}

/** How it is, in one press; a photo that is still on its way to the core is waited for. */
export function giveHandIn(model: Model, draft: VisitDraft, condition: HandInCondition): Turn {
  const { screen } = model;
  if (screen.at !== 'hand-in' || screen.photo.state === 'sending') return stay(model);
  const { out, ticked, photo } = screen;
  return answer(model, draft, {
    type: 'hand-in-given',
    handIn: { condition, accessories: [...accessoriesBack(out?.accessories ?? [], ticked)] },
    photoHash: hashOf(photo),
  });
}
