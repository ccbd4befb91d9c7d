import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { InstructionStep, InstructionVariant } from '../../../shared/domain/instruction.ts';
import { variantFor, type Telling } from '../../../shared/domain/instruction-link.ts';
import {
  offersFor,
  type InstructionOffer,
  type KioskInstruction,
} from '../../../shared/domain/kiosk-instruction.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Category } from '../../../shared/domain/report-type.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { answer, turnInto } from './go.ts';
import { ask, stay, type Model, type Turn } from './model.ts';
import type { InstructionDoor, ReadInstruction, Screen } from './screen.ts';

/** One page of an instruction. */
export type InstructionPage =
  | { readonly page: 'start'; readonly intro: string; readonly safety: readonly string[] }
  | {
      readonly page: 'step';
      readonly number: number;
      readonly steps: number;
      readonly step: InstructionStep;
    }
  | { readonly page: 'end' };

/** What to take care of before one begins, each step, and whether it worked. */
export function pagesOf({
  intro = '',
  safety,
  steps,
}: InstructionVariant): readonly InstructionPage[] {
  return [
    ...(intro === '' && safety.length === 0 ? [] : [{ page: 'start', intro, safety } as const]),
    ...steps.map(
      (step, place) => ({ page: 'step', number: place + 1, steps: steps.length, step }) as const,
    ),
    { page: 'end' },
  ];
}

/** The text that is read: by the language of the moment, so that changing it changes the text. */
export function readVariant(
  { instruction, telling }: ReadInstruction,
  locale: Locale,
): InstructionVariant | null {
  return telling === null ? null : variantFor(instruction.variants, locale, telling);
}

/** Instructions about a category, whatever the device. */
export function offersAbout(model: Model, reason: Category): readonly InstructionOffer[] {
  return offersFor(model.kiosk?.instructions ?? [], { findings: [], reason, device: null });
}

/** Instructions for what this visit is about, as far as it is known. */
export function offersNow({ kiosk, draft }: Model): readonly InstructionOffer[] {
  if (draft === null) return [];
  const { readout, reason } = draft;
  return offersFor(kiosk?.instructions ?? [], {
    findings: (readout?.findings ?? []).map(({ code }) => code),
    reason: reason?.category ?? null,
    device: readout?.device.kind ?? null,
  });
}

export function openInstruction(model: Model, instructionId: string): Turn {
  return isDoor(model.screen)
    ? ask(model, { call: 'instruction.get', input: { instructionId } })
    : stay(model);
}

/** Its texts are there. One that expired at this very moment is not opened, and nothing is said of it. */
export function instructionRead(model: Model, result: Result<KioskInstruction, Fault>): Model {
  const { screen, telling } = model;
  if (!result.ok || !isDoor(screen)) return model;
  return turnInto(model, {
    at: 'instruction',
    instruction: result.value,
    telling,
    page: 0,
    said: [],
    photos: {},
    asksWhich: false,
    taken: 'not',
    before: screen,
  });
}

export function chooseTelling(model: Model, telling: Telling): Model {
  return model.screen.at === 'instruction'
    ? { ...turnInto(model, { ...model.screen, telling, page: 0, taken: 'not' }), telling }
    : model;
}

/** Back from the first page asks again how to tell it, and from there is the screen before. */
export function turnInstruction(model: Model, to: 'next' | 'previous'): Model {
  const { screen } = model;
  if (screen.at !== 'instruction') return model;
  const variant = readVariant(screen, model.locale);
  if (to === 'next') {
    const last = variant === null ? 0 : pagesOf(variant).length - 1;
    return turnInto(model, { ...screen, page: Math.min(screen.page + 1, last) });
  }
  if (screen.telling === null) return leave(model, screen.before);
  if (screen.asksWhich) return turnInto(model, { ...screen, asksWhich: false });
  return turnInto(
    model,
    screen.page === 0 ? { ...screen, telling: null } : { ...screen, page: screen.page - 1 },
  );
}

/**
 * It did not help: without a step that was said to fail the visitor is asked once which one it was. It
 * worked: a visit without a number ends here, and is counted as answered by the screen. Otherwise the
 * visit goes on where it was; a question goes on to somebody who helps.
 */
export function answerInstruction(
  model: Model,
  draft: VisitDraft,
  outcome: 'helped' | 'not-enough',
): Turn {
  const { screen } = model;
  if (screen.at !== 'instruction') return stay(model);
  const { before } = screen;
  if (outcome === 'not-enough' && !screen.asksWhich && screen.said.every(({ worked }) => worked)) {
    return stay(turnInto(model, { ...screen, asksWhich: true }));
  }
  if (before.at === 'number' || (before.at === 'device-result' && outcome === 'not-enough')) {
    return stay(leave(model, before));
  }
  const category =
    before.at === 'self-help' ? before.category : (draft.reason?.category ?? 'something-else');
  return answer(leave(model, before), draft, { type: 'self-help-tried', category, outcome });
}

/** The number stays as long as if it had just come. */
function leave(model: Model, before: InstructionDoor): Model {
  return turnInto(model, before.at === 'number' ? { ...before, shownAtMs: model.nowMs } : before);
}

function isDoor(screen: Screen): screen is InstructionDoor {
  return screen.at === 'self-help' || screen.at === 'device-result' || screen.at === 'number';
}
