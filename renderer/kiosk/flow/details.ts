import {
  emptyDetails,
  forWhomSchema,
  reportDetailsSchema,
} from '../../../shared/domain/report-details.ts';
import { personalLineSchema } from '../../../shared/domain/person.ts';
import type { VisitDraft, VisitorStep } from '../../../shared/domain/visit.ts';
import { typedDay } from './days.ts';
import { answer, go, turnInto } from './go.ts';
import { stay, type Model, type Turn } from './model.ts';
import type { DetailPart } from './screen.ts';

/** Typing instead of a tile: a line of words, or a day. */
export function typeDetail(model: Model): Model {
  const { screen } = model;
  return screen.at === 'details' && screen.face === 'tiles'
    ? turnInto(model, { ...screen, face: 'typing', typed: '' })
    : model;
}

export function withTyped(model: Model, typed: string): Model {
  const { screen } = model;
  return screen.at === 'details' && screen.face === 'typing'
    ? { ...model, screen: { ...screen, typed } }
    : model;
}

/** What a typed line says of a fact; null when it says nothing of it. */
export function typedFact(part: DetailPart, typed: string, nowMs: number): unknown {
  if (part === 'wished' || part === 'end') {
    const day = typedDay(typed, nowMs);
    return day === null ? null : { kind: part === 'wished' ? 'on' : 'until', day };
  }
  const line = personalLineSchema.safeParse(typed);
  if (!line.success) return null;
  return part === 'for-whom' ? { kind: 'team-member', who: line.data } : line.data;
}

/** Keeps one fact with those that were given before; what is no such fact changes nothing. */
export function giveDetail(model: Model, draft: VisitDraft, value: unknown): Turn {
  const { screen } = model;
  const step = screen.at === 'details' ? factGiven(screen.part, draft, value) : null;
  return step === null ? stay(model) : answer(model, draft, step);
}

/** The step that keeps a fact, or null when it is none. */
export function factGiven(part: DetailPart, draft: VisitDraft, value: unknown): VisitorStep | null {
  if (part === 'for-whom') {
    const forWhom = forWhomSchema.safeParse(value);
    return forWhom.success ? { type: 'for-whom-given', forWhom: forWhom.data } : null;
  }
  const details = reportDetailsSchema.safeParse({
    ...(draft.details ?? emptyDetails(draft.reportType ?? 'incident')),
    [part]: value,
  });
  return details.success ? { type: 'details-given', details: details.data } : null;
}

/** A fault may be somebody else's. */
export function askForWhom(model: Model): Model {
  return model.screen.at === 'category'
    ? go(model, { at: 'details', part: 'for-whom', face: 'tiles' })
    : model;
}
