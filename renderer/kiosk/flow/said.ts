import type { VisitDraft, VisitorStep } from '../../../shared/domain/visit.ts';
import type { Model } from './model.ts';
import { hashOf, photoOf } from './photo.ts';
import type { Screen } from './screen.ts';

type WordsScreen = Extract<Screen, { at: 'words' }>;

/** The step that keeps what stands on the words screen. */
export function reasonGiven({
  category,
  triage,
  words,
  photo,
}: Omit<WordsScreen, 'at'>): VisitorStep {
  const reason = { category, triage: { ...triage }, words, photoHash: hashOf(photo) };
  return { type: 'reason-given', reason };
}

/** What was typed or photographed and is not kept yet: on the words screen, or before it was left. */
export function typedReason({ screen, unsaid }: Model): VisitorStep | null {
  const typed = [screen.at === 'words' ? screen : null, unsaid].find(
    (words) => words !== null && (words.words.trim() !== '' || words.photo.state === 'kept'),
  );
  return typed === undefined || typed === null ? null : reasonGiven(typed);
}

/** Whoever takes his visit up again may have been in the middle of his words: Back leads to them. */
export function trailOf({ reason }: VisitDraft): readonly Screen[] {
  if (reason === null || reason.words === '') return [];
  const { photoHash, ...said } = reason;
  return [{ at: 'words', ...said, photo: photoOf(photoHash) }];
}
