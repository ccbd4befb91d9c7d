import type { Category } from '../../../shared/domain/report-type.ts';
import type { VisitDraft, VisitorStep } from '../../../shared/domain/visit.ts';
import { factGiven, typedFact } from './details.ts';
import { photoOfHandOut } from './hand-out.ts';
import { isHandOutScreen } from './hand-out-screen.ts';
import type { Model } from './model.ts';
import { hashOf, type Photo } from './photo.ts';
import { saidOf } from './reason.ts';
import { reasonGiven, typedReason } from './said.ts';
import type { Screen } from './screen.ts';

/** What was told and is not kept yet, as far as a step can keep it without an answer that nobody gave. */
export function toldOn(model: Model, draft: VisitDraft): VisitorStep | null {
  const { screen } = model;
  switch (screen.at) {
    case 'words':
      return reasonGiven(screen);
    case 'triage':
      return reasonGiven({ ...screen, ...saidOf(model, screen.category) });
    case 'self-help':
      return about(model, screen.category);
    case 'instruction':
      return screen.before.at === 'self-help' ? about(model, screen.before.category) : null;
    case 'details': {
      const fact =
        screen.face === 'typing' ? typedFact(screen.part, screen.typed, model.nowMs) : null;
      return fact === null ? typedReason(model) : factGiven(screen.part, draft, fact);
    }
    case 'hand-in':
      return withPhotoOf(screen.photo, draft);
    case 'proposal':
      return proposed(screen);
    default:
      return isHandOutScreen(screen) && 'category' in screen
        ? about(model, screen.category, photoOfHandOut(screen))
        : typedReason(model);
  }
}

/** Only what it is about is known, and what was said of that before. */
function about(model: Model, category: Category, taken?: Photo): VisitorStep {
  const { reason } = model.draft ?? { reason: null };
  const triage = reason?.category === category ? reason.triage : {};
  const { words, photo } = saidOf(model, category);
  return reasonGiven({ category, triage, words, photo: taken?.state === 'kept' ? taken : photo });
}

function withPhotoOf(photo: Photo, { reason }: VisitDraft): VisitorStep | null {
  const photoHash = hashOf(photo);
  return reason === null || reason.photoHash === photoHash
    ? null
    : { type: 'reason-given', reason: { ...reason, photoHash } };
}

/** All was answered and nobody said yes to it: the desk puts the reasons into words. */
function proposed({ answers, proposal }: Extract<Screen, { at: 'proposal' }>): VisitorStep {
  const reasons = [...proposal.reasons];
  const argument = reasons.join(', ');
  return { type: 'urgency-given', answers, proposal: { ...proposal, reasons, argument } };
}
