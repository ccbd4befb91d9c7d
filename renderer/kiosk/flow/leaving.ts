import { answer, go, starting, turnInto } from './go.ts';
import { ask, stay, type Model, type Turn } from './model.ts';
import type { Tap } from './happening.ts';
import { hasNumber } from './screen.ts';
import { selfTold } from './self-typed.ts';
import { isTestScreen } from './test-screen.ts';
import { toldOn } from './told.ts';

/** Before there is a visit, asking for a person begins one. What was told on the way is kept first. */
export function confirmPerson(model: Model): Turn {
  const { draft, screen } = model;
  const waitsForPhoto = 'photo' in screen && screen.photo.state === 'sending';
  if (model.overlay !== 'person' || waitsForPhoto) return stay(model);
  if (draft === null) {
    const begun = ask(turnInto(model, starting({ wantsPerson: true })), {
      call: 'visit.begin',
      input: { by: 'touch', locale: model.locale },
    });
    const left = isTestScreen(screen) ? [{ call: 'test.leave', input: {} } as const] : [];
    return { model: begun.model, commands: [...left, ...begun.commands] };
  }
  const { visitId } = draft;
  const stop =
    screen.at === 'device-reading'
      ? [{ call: 'device.stop-reading', input: { visitId } } as const]
      : screen.at === 'hand-out-reading'
        ? [{ call: 'hand-out.stop-reading', input: { visitId } } as const]
        : [];
  const waiting = go(model, { at: 'submitting', wantsPerson: true });
  const identification = selfTold(model, draft);
  const asked =
    identification === null
      ? answer(waiting, draft, toldOn(model, draft) ?? { type: 'person-asked' })
      : ask(waiting, { call: 'visit.identify', input: { visitId, identification } });
  return { model: asked.model, commands: [...stop, ...asked.commands] };
}

/** Both ways out are asked once. Before there is a visit there is nothing to start over. */
export function askBeforeLeaving(model: Model, tap: 'person-asked' | 'start-over-asked'): Turn {
  const { screen } = model;
  const atTheDoor = screen.at === 'attract' || screen.at === 'resume';
  const possible = atTheDoor
    ? tap === 'person-asked'
    : model.draft !== null || isTestScreen(screen);
  const waits = model.pending !== null && !isReading(screen.at);
  if (!possible || hasNumber(screen) || waits) return stay(model);
  return stay({ ...model, overlay: tap === 'person-asked' ? 'person' : 'start-over' });
}

/** Readings that the screen waits for, and that may be left all the same. */
export function isReading(at: Model['screen']['at']): boolean {
  return at === 'test-reading' || at === 'hand-out-reading';
}

export function leavesReading({ type }: Tap): boolean {
  return type === 'back' || type === 'prompt-declined' || type === 'person-confirmed';
}
