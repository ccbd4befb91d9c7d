import { emptyDetails, missingFacts } from '../../../shared/domain/report-details.ts';
import { asksForWhom } from '../../../shared/domain/visit-flow.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import type { Screen } from './screen.ts';

/** The first fact that nobody has given yet. */
export function detailsScreen(draft: VisitDraft): Extract<Screen, { at: 'details' }> {
  const facts = missingFacts(draft.details ?? emptyDetails(draft.reportType ?? 'incident'));
  const first = asksForWhom(draft.reportType) && draft.forWhom === null ? undefined : facts[0];
  return { at: 'details', part: first ?? 'for-whom', face: 'tiles' };
}
