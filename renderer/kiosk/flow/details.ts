import {
  emptyDetails,
  forWhomSchema,
  reportDetailsSchema,
} from '../../../shared/domain/report-details.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { answer, go, turnInto } from './go.ts';
import { stay, type Model, type Turn } from './model.ts';

/** Typing instead of a tile: a line of words, or a day. */
export function typeDetail(model: Model): Model {
  const { screen } = model;
  return screen.at === 'details' && screen.face === 'tiles'
    ? turnInto(model, { ...screen, face: 'typing' })
    : model;
}

/** Keeps one fact with those that were given before; what is no such fact changes nothing. */
export function giveDetail(model: Model, draft: VisitDraft, value: unknown): Turn {
  const { screen } = model;
  if (screen.at !== 'details') return stay(model);
  if (screen.part === 'for-whom') {
    const forWhom = forWhomSchema.safeParse(value);
    return forWhom.success
      ? answer(model, draft, { type: 'for-whom-given', forWhom: forWhom.data })
      : stay(model);
  }
  const details = reportDetailsSchema.safeParse({
    ...(draft.details ?? emptyDetails(draft.reportType ?? 'incident')),
    [screen.part]: value,
  });
  return details.success
    ? answer(model, draft, { type: 'details-given', details: details.data })
    : stay(model);
}

/** A fault may be somebody else's. */
export function askForWhom(model: Model): Model {
  return model.screen.at === 'category'
    ? go(model, { at: 'details', part: 'for-whom', face: 'tiles' })
    : model;
}
