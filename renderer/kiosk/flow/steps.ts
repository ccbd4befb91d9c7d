import { questionsFor, type Question } from '../../../shared/domain/visit-flow.ts';
import type { Model } from './model.ts';
import type { Screen } from './screen.ts';

/** One dot of the step indicator. */
export interface Step {
  readonly name: Question | 'number';
  readonly state: 'done' | 'now' | 'to-come';
}

const stepOf: Readonly<Partial<Record<Screen['at'], Step['name']>>> = {
  errand: 'errand',
  'not-today': 'errand',
  'check-in': 'check-in',
  'unknown-badge': 'check-in',
  earlier: 'check-in',
  'report-type': 'reason',
  category: 'reason',
  triage: 'reason',
  words: 'reason',
  'self-help': 'reason',
  details: 'details',
  'device-plug': 'device',
  'device-which': 'device',
  'device-consent': 'device',
  'device-reading': 'device',
  'device-result': 'device',
  'device-label': 'device',
  'device-unplugged': 'device',
  'device-failed': 'device',
  'device-kept-shut': 'device',
  'hand-in': 'hand-in',
  'hand-out-choose': 'reason',
  'hand-out-plug': 'device',
  'hand-out-reading': 'device',
  'hand-out-check': 'device',
  'hand-out-sign': 'device',
  urgency: 'urgency',
  proposal: 'urgency',
  submitting: 'number',
  number: 'number',
};

/** The steps of this visit, as far as its kind is known, and where it stands. */
export function stepsOf(model: Model): readonly Step[] {
  const { screen } = model;
  const name = stepOf[screen.at === 'instruction' ? screen.before.at : screen.at];
  const { draft } = model;
  if (name === undefined || draft === null) return [];
  const names: readonly Step['name'][] = [...ordered(draft), 'number'];
  // For whom it is may be said of a fault too, which asks no other facts: that is part of what it is about.
  const now = names.indexOf(names.includes(name) ? name : 'reason');
  return names.map((each, index) => ({
    name: each,
    state: index < now ? 'done' : index === now ? 'now' : 'to-come',
  }));
}

/**
 * Who plugs in or taps a badge says who he is before what he comes for. What belongs to an earlier
 * ticket does not ask what for.
 */
function ordered(draft: NonNullable<Model['draft']>): readonly Question[] {
  const questions = questionsFor(draft);
  const [first, second, ...rest] = questions;
  return draft.startedBy !== 'touch' && first === 'errand' && second !== undefined
    ? [second, first, ...rest]
    : questions;
}
