import type { Worse } from './earlier-answer.ts';
import {
  type Assessment,
  type PriorityMatrix,
  type PriorityReason,
  priorityOf,
  raised,
} from './priority.ts';

const longestArgument = 500;
/** What cannot be true any more of who cannot work now. */
const couldWork: ReadonlySet<PriorityReason> = new Set([
  'can-work',
  'can-partly-work',
  'cannot-work',
  'no-answers',
]);

/**
 * The new proposal for a ticket whose visitor says that it got worse, his words before the argument that was there;
 * null when it is as urgent already. Never less pressing than it was, whatever the matrix has become since.
 */
export function worsened(
  now: Assessment,
  worse: Worse,
  matrix: PriorityMatrix,
  words: string,
): Assessment | null {
  const urgency = worse === 'cannot-work' ? 1 : raised(now.urgency);
  if (urgency === now.urgency) return null;
  // That nobody knows how pressing it is, is no longer true of who cannot work.
  const unknown = worse === 'cannot-work' && now.reasons.includes('no-answers');
  const byMatrix = priorityOf(now.impact, urgency, matrix);
  return {
    impact: now.impact,
    urgency,
    priority: byMatrix < now.priority ? byMatrix : now.priority,
    reasons:
      worse === 'cannot-work'
        ? [...now.reasons.filter((reason) => !couldWork.has(reason)).slice(0, 11), 'cannot-work']
        : now.reasons,
    argument: (unknown ? words : `${words} ${now.argument}`.trim()).slice(0, longestArgument),
  };
}
