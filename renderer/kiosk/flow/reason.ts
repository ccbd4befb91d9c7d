import type { Category } from '../../../shared/domain/report-type.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { answer, go } from './go.ts';
import { stay, type Model, type Reply, type Turn } from './model.ts';
import { type Photo, photoOf } from './photo.ts';
import type { ReasonSoFar, Screen } from './screen.ts';
import { offersAbout } from './instruction.ts';
import { reasonGiven } from './said.ts';
import { hasSelfHelp } from './self-help.ts';
import { opensMore, triageFor } from './triage.ts';

type On<A extends Screen['at']> = Extract<Screen, { at: A }>;

export function chooseCategory(
  model: Model,
  screen: On<'category'>,
  draft: VisitDraft,
  category: Category,
): Turn {
  if (opensMore(category, draft.reportType, screen.page)) {
    return stay(go(model, { at: 'category', page: 'more' }));
  }
  const knowsAnswer = hasSelfHelp(category) || offersAbout(model, category).length > 0;
  if (draft.reportType === 'information' && knowsAnswer && draft.selfHelp === null) {
    return stay(go(model, { at: 'self-help', category }));
  }
  // What comes back is looked at later, with its photo; what it is, the device says itself.
  if (draft.errand === 'handover' && category === 'return') {
    const reason = { category, triage: {}, words: '', photoHash: null };
    return answer(model, draft, { type: 'reason-given', reason });
  }
  // What it is for is asked among the facts: own words would ask it twice.
  if (draft.reportType === 'authorisation') {
    const reason = { category, triage: {}, words: '', photoHash: null };
    return answer(model, draft, { type: 'reason-given', reason });
  }
  return stay(go(model, nextOfReason({ category, triage: {} }, model)));
}

export function answerTriage(model: Model, screen: On<'triage'>, given: string): Turn {
  const { at: _at, question, ...reason } = screen;
  const triage = { ...reason.triage, [question]: given };
  return stay(go(model, nextOfReason({ ...reason, triage }, model)));
}

/** The next question of the triage, or own words. Words of the same category are still there. */
export function nextOfReason(reason: ReasonSoFar, model: Model): Screen {
  const open = triageFor(reason.category, model.draft?.reportType ?? null).find(
    ({ question }) => reason.triage[question] === undefined,
  );
  if (open !== undefined) return { at: 'triage', question: open.question, ...reason };
  const { category, triage } = reason;
  return { at: 'words', category, triage, ...saidOf(model, category) };
}

/** The words and the photo of a category so far: what was left last before what was handed over. */
export function saidOf(
  { unsaid, draft }: Model,
  category: Category,
): Pick<On<'words'>, 'words' | 'photo'> {
  if (unsaid?.category === category) return { words: unsaid.words, photo: unsaid.photo };
  const kept = draft?.reason?.category === category ? draft.reason : null;
  return { words: kept?.words ?? '', photo: photoOf(kept?.photoHash ?? null) };
}

export function finishReason(model: Model, screen: On<'words'>, draft: VisitDraft): Turn {
  return answer(model, draft, reasonGiven(screen));
}

/** Screens at which a photo may be taken. */
function takesPhoto(screen: Screen): screen is Extract<Screen, { readonly photo: Photo }> {
  return screen.at === 'words' || screen.at === 'hand-in' || screen.at === 'hand-out-check';
}

/** Sends a photo at once, so that it is safe before anything else happens. */
export function sendPhoto(model: Model, draft: VisitDraft, jpegBase64: string): Turn {
  if (!takesPhoto(model.screen)) return stay(model);
  return {
    model: withPhoto(model, { state: 'sending' }),
    commands: [{ call: 'visit.attach-photo', input: { visitId: draft.visitId, jpegBase64 } }],
  };
}

/** The same screen with another photo; a screen without one stays as it is. */
export function withPhoto(model: Model, photo: Photo): Model {
  const { screen } = model;
  return takesPhoto(screen) ? { ...model, screen: { ...screen, photo } } : model;
}

/** The photo is on the disk, or could not be kept. */
export function photoKept(
  model: Model,
  reply: Extract<Reply, { call: 'visit.attach-photo' }>,
): Model {
  const { screen, unsaid } = model;
  const photo: Photo = reply.result.ok
    ? { state: 'kept', photoHash: reply.result.value.photoHash }
    : { state: 'failed' };
  if (takesPhoto(screen) && screen.photo.state === 'sending') return withPhoto(model, photo);
  // Whoever went back did not wait for it.
  return unsaid?.photo.state === 'sending' ? { ...model, unsaid: { ...unsaid, photo } } : model;
}
