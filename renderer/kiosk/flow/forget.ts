import { bringsBack } from '../../../shared/domain/visit-flow.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { forgottenBy } from './forgotten.ts';
import { firstModel, tell, type Command, type Model, type Reply, type Turn } from './model.ts';
import { typedReason } from './said.ts';
import { hasNumber, type Screen } from './screen.ts';
import { isTestScreen } from './test-screen.ts';

type ReplyTo<N extends Reply['call']> = Extract<Reply, { call: N }>;

/** How long the goodbye stands before the kiosk is ready for the next one. */
const goodbyeMs = 6000;

/** Why a visitor is forgotten. `left` keeps an unfinished visit in the core for its resume code. */
export type ForgetReason = 'done' | 'left' | 'start-over';

/**
 * The one place where a visitor ends. What is kept is a list, not what is left over: the kiosk
 * itself, the link, the language until the goodbye is gone, and which devices stayed behind.
 */
export function forget(model: Model, why: ForgetReason): Turn {
  // What is brought back stays here on purpose.
  const forgotten =
    model.draft !== null && bringsBack(model.draft) ? model.forgotten : forgottenBy(model);
  const fresh: Model = {
    ...firstModel(model.nowMs),
    kiosk: model.kiosk,
    linked: model.linked,
    epoch: model.epoch + 1,
    devices: model.devices,
    devicesListed: model.devicesListed,
    leftBehind: model.devices.map((device) => device.deviceId),
    forgotten,
    locale: why === 'start-over' ? (model.kiosk?.defaultLocale ?? 'nl') : model.locale,
    screen:
      why === 'start-over' ? { at: 'attract' } : goodbye(model, why, forgotten !== model.forgotten),
  };
  return { model: fresh, commands: dropped(model, why) };
}

function goodbye(model: Model, why: 'done' | 'left', deviceStillHere: boolean): Screen {
  return {
    at: 'goodbye',
    why: model.draft === null ? 'done' : why,
    deviceStillHere,
    untilMs: model.nowMs + goodbyeMs,
  };
}

/** After the goodbye nothing reminds of anybody, not even the language or the size of the text. */
export function attractAfterGoodbye(model: Model): Model {
  return {
    ...model,
    epoch: model.epoch + 1,
    locale: model.kiosk?.defaultLocale ?? 'nl',
    textScale: 1,
    counted: [],
    overlay: null,
    stuck: null,
    lastActivityMs: model.nowMs,
    screen: { at: 'attract' },
  };
}

function dropped(model: Model, why: ForgetReason): readonly Command[] {
  const { draft, screen } = model;
  if (isTestScreen(screen)) return [{ call: 'test.leave', input: {} }];
  if (draft === null || hasNumber(screen)) return [];
  const stop: readonly Command[] =
    screen.at === 'device-reading'
      ? [{ call: 'device.stop-reading', input: { visitId: draft.visitId } }]
      : [];
  // A visit that is left takes no answer any more: what was typed goes first, and its reply leaves the visit.
  const typed = why === 'left' ? typedReason(model) : null;
  return typed === null
    ? [...stop, drop(draft, why === 'left' ? 'left' : 'start-over')]
    : [{ call: 'visit.answer', input: { visitId: draft.visitId, step: typed } }];
}

function drop({ visitId }: Pick<VisitDraft, 'visitId'>, because: 'left' | 'start-over'): Command {
  return { call: 'visit.drop', input: { visitId, because } };
}

/** Whether an answer is of a visit that is not before the screen any more. */
export function isOfForgotten({ draft }: Model, { input }: ReplyTo<'visit.answer'>): boolean {
  return input.visitId !== draft?.visitId;
}

/** Kept or not: now his code alone opens his visit. One that was dropped or has its number stays so. */
export function leave(model: Model, { input }: ReplyTo<'visit.answer'>): Turn {
  return tell(model, drop(input, 'left'));
}
