import type { EarlierVisit } from '../../../shared/contract/earlier-routes.ts';
import type { EarlierAnswer, Worse } from '../../../shared/domain/earlier-answer.ts';
import { categorySchema } from '../../../shared/domain/report-type.ts';
import { openQuestion } from '../../../shared/domain/visit-flow.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { answer, go, goOn } from './go.ts';
import { ask, stay, tell, type Model, type Turn } from './model.ts';
import { saidOf } from './reason.ts';

/** Waits to hear whether this person was here before; the core answers within a second. */
export function askEarlier(model: Model, draft: VisitDraft): Turn {
  return ask(model, { call: 'visit.earlier', input: { visitId: draft.visitId } });
}

/** The same beside the screen, so that the result of a reading is there at once. */
export function tellEarlier(model: Model, draft: VisitDraft): Turn {
  return tell(model, { call: 'visit.earlier', input: { visitId: draft.visitId } });
}

/** What was found is asked the next time that the visit goes on; at check-in that is now. */
export function earlierFound(before: Model, model: Model, offers: readonly EarlierVisit[]): Turn {
  const known: Model = { ...model, earlier: offers };
  const waited = before.pending?.call === 'visit.earlier';
  return waited && model.draft !== null ? goOn(known, model.draft) : stay(known);
}

/** One of several; that it is this one is said by that already, unless there is more to ask about it. */
export function pickEarlier(model: Model, draft: VisitDraft, ticketId: string): Turn {
  const { screen } = model;
  if (screen.at !== 'earlier' || screen.face !== 'which') return stay(model);
  const found = screen.offers.find((offer) => offer.ticketId === ticketId);
  if (found === undefined) return stay(model);
  if (found.question === 'verify') return stay(go(model, { at: 'earlier', face: 'one', found }));
  return say(model, draft, found, 'same');
}

export function answerEarlier(
  model: Model,
  draft: VisitDraft,
  given: EarlierAnswer['answer'],
): Turn {
  const { screen } = model;
  if (screen.at !== 'earlier' || screen.face === 'worse') return stay(model);
  const [newest] = screen.face === 'which' ? screen.offers : [screen.found];
  // Of several each is picked by itself: all that can be said of them together is that it is none.
  if (newest === undefined || (screen.face === 'which' && given !== 'other')) return stay(model);
  return say(model, draft, newest, given);
}

/** What goes on with a ticket that is open, or is opened again by that, may have got worse since. */
function say(
  model: Model,
  draft: VisitDraft,
  found: EarlierVisit,
  given: EarlierAnswer['answer'],
): Turn {
  return found.question !== 'verify' && given === 'same'
    ? stay(go(model, { at: 'earlier', face: 'worse', found }))
    : answer(model, draft, {
        type: 'earlier-answered',
        earlier: { ticketId: found.ticketId, answer: given },
      });
}

export function answerWorse(model: Model, draft: VisitDraft, worse: Worse | null): Turn {
  const { screen } = model;
  if (screen.at !== 'earlier' || screen.face !== 'worse') return stay(model);
  const same = { ticketId: screen.found.ticketId, answer: 'same' } as const;
  return answer(model, draft, {
    type: 'earlier-answered',
    earlier: worse === null ? same : { ...same, worse },
  });
}

/** What such a ticket is about is known: what is left to say of it are own words. */
export function earlierKept(model: Model, draft: VisitDraft): Turn {
  const { screen } = model;
  const isSame = screen.at === 'earlier' && screen.face === 'worse';
  const about = categorySchema.safeParse(isSame ? screen.found.category : null);
  if (!about.success || openQuestion(draft) !== 'reason') return goOn(model, draft);
  const reason = { category: about.data, triage: {} };
  return stay(go(model, { at: 'words', ...reason, ...saidOf(model, about.data) }));
}
