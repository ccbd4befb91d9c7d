import type { EarlierVisit } from '../../../shared/contract/earlier-routes.ts';
import type { EarlierAnswer } from '../../../shared/domain/earlier-answer.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { answer, goOn } from './go.ts';
import { ask, stay, tell, type Model, type Turn } from './model.ts';

/** Waits to hear whether this person was here before; the core answers within a second. */
export function askEarlier(model: Model, draft: VisitDraft): Turn {
  return ask(model, { call: 'visit.earlier', input: { visitId: draft.visitId } });
}

/** The same beside the screen, so that the result of a reading is there at once. */
export function tellEarlier(model: Model, draft: VisitDraft): Turn {
  return tell(model, { call: 'visit.earlier', input: { visitId: draft.visitId } });
}

/** What was found is asked the next time that the visit goes on; at check-in that is now. */
export function earlierFound(before: Model, model: Model, found: EarlierVisit | null): Turn {
  const known: Model = { ...model, earlier: found };
  const waited = before.pending?.call === 'visit.earlier';
  return waited && model.draft !== null ? goOn(known, model.draft) : stay(known);
}

export function answerEarlier(
  model: Model,
  draft: VisitDraft,
  given: EarlierAnswer['answer'],
): Turn {
  const { screen } = model;
  return screen.at === 'earlier'
    ? answer(model, draft, {
        type: 'earlier-answered',
        earlier: { ticketId: screen.found.ticketId, answer: given },
      })
    : stay(model);
}
