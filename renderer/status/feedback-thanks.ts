import type { Feedback } from '../../shared/domain/feedback.ts';
import type { VisitorMay } from '../../shared/domain/visitor-answer.ts';

/** What whoever gave feedback reads: of what is not solved, that it is heard and what he can do. */
export function thanksFor(
  { solved }: Pick<Feedback, 'solved'>,
  may: readonly VisitorMay[],
): 'thanks' | 'heard-may-reopen' | 'heard' {
  if (solved === 'yes') return 'thanks';
  return may.includes('reopen') ? 'heard-may-reopen' : 'heard';
}
