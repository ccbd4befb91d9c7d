import { mostShown } from '../../../shared/domain/disturbance.ts';
import { asksAbout } from '../../../shared/domain/visitor-answer.ts';
import { openQuestion } from '../../../shared/domain/visit-flow.ts';
import type { VisitDraft, VisitorStep } from '../../../shared/domain/visit.ts';
import { detailsScreen } from './detail-part.ts';
import { asksNotToday } from './not-today.ts';
import { ask, ownDevices, stay, type Model, type Turn } from './model.ts';
import { isReturnable, type Screen } from './screen.ts';

/** Moves on to a screen; Back returns to the one that was left, when that makes sense. */
export function go(model: Model, screen: Screen): Model {
  const trail = isReturnable(model.screen) ? [...model.trail, model.screen] : model.trail;
  return { ...model, screen, trail, overlay: null, stuck: null };
}

/** Shows another face of the same moment, without a way back to the one before. */
export function turnInto(model: Model, screen: Screen): Model {
  return { ...model, screen, overlay: null, stuck: null };
}

/** Appends an answer; the screen moves on when it is durable. */
export function answer(model: Model, draft: VisitDraft, step: VisitorStep): Turn {
  return ask(model, { call: 'visit.answer', input: { visitId: draft.visitId, step } });
}

/** Goes to the first question without an answer, or hands the visit over. */
export function goOn(model: Model, draft: VisitDraft): Turn {
  if (asksNotToday(model, draft)) return stay(go(model, { at: 'not-today' }));
  if (draft.visitor === null) return stay(go(model, { at: 'check-in', how: 'choose' }));
  const [found, ...others] = askedOf(model, draft);
  if (found !== undefined) {
    const face: Screen =
      others.length === 0
        ? { at: 'earlier', face: 'one', found }
        : { at: 'earlier', face: 'which', offers: [found, ...others] };
    return stay(go(model, face));
  }
  switch (openQuestion(draft)) {
    case 'errand':
      return stay(go(model, { at: 'errand' }));
    case 'check-in':
      return stay(go(model, { at: 'check-in', how: 'choose' }));
    case 'reason':
      return stay(go(model, reasonScreen(draft)));
    case 'details':
      return stay(go(model, detailsScreen(draft)));
    case 'device':
      return stay(go(model, deviceScreen(model)));
    case 'hand-in':
      return ask(model, { call: 'visit.device-out', input: { visitId: draft.visitId } });
    case 'urgency':
      return stay(go(model, { at: 'urgency', part: 'since', answers: {} }));
    case null:
      return submit(go(model, { at: 'submitting', wantsPerson: false }), draft);
  }
}

/** The earlier tickets that a visit of this kind is still to be asked about. */
function askedOf({ earlier }: Model, draft: VisitDraft): Model['earlier'] {
  return draft.earlier === null ? earlier.filter(({ question }) => asksAbout(question, draft)) : [];
}

/** A visit begins; what started it is answered as soon as the visit exists. */
export function starting(
  by: Partial<Omit<Extract<Screen, { at: 'starting' }>, 'at'>>,
): Extract<Screen, { at: 'starting' }> {
  return { at: 'starting', errand: null, badgeNumber: null, wantsPerson: false, ...by };
}

/** Asks for the number. */
export function submit(model: Model, draft: VisitDraft): Turn {
  const { visitId } = draft;
  // The three newest, of somebody who stands here while they come and go.
  const disturbances = model.counted.slice(-mostShown);
  return ask(model, {
    call: 'visit.submit',
    input: disturbances.length === 0 ? { visitId } : { visitId, disturbances },
  });
}

/** A question says first what kind of question it is; a problem is a problem. */
function reasonScreen(draft: VisitDraft): Screen {
  return draft.errand === 'question' ? { at: 'report-type' } : { at: 'category', page: 'common' };
}

/** What the device step starts with, by what is plugged in. */
export function deviceScreen(model: Model): Screen {
  const [first, second] = ownDevices(model);
  if (first === undefined) return { at: 'device-plug' };
  return second === undefined ? { at: 'device-consent', device: first } : { at: 'device-which' };
}

/** Back: to the screen before, or, at the first one, the question whether to start over. */
export function goBack(model: Model): Model {
  const { screen } = model;
  if (screen.at === 'resume') return turnInto(model, { at: 'attract' });
  if (screen.at === 'check-in' && screen.how !== 'choose') {
    return turnInto(model, { at: 'check-in', how: 'choose' });
  }
  if (screen.at === 'unknown-badge') {
    return turnInto(model, { at: 'check-in', how: screen.typed ? 'staff-number' : 'choose' });
  }
  if (screen.at === 'details' && screen.face === 'typing') {
    return turnInto(model, { at: 'details', part: screen.part, face: 'tiles' });
  }
  const before = model.trail.at(-1);
  if (before === undefined) return { ...model, overlay: 'start-over' };
  const unsaid = screen.at === 'words' ? screen : model.unsaid;
  const trail = model.trail.slice(0, -1);
  return turnInto({ ...model, trail, unsaid }, stillTrue(model, before));
}

/** A device that was there on the way out may be gone on the way back. */
function stillTrue(model: Model, screen: Screen): Screen {
  if (
    screen.at === 'device-plug' ||
    screen.at === 'device-which' ||
    screen.at === 'device-consent'
  ) {
    return deviceScreen(model);
  }
  return screen;
}
