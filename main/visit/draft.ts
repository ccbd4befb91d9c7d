import type { VisitDraft } from '../../shared/domain/visit.ts';
import { withStep } from '../../shared/domain/visit-flow.ts';
import type { StoredVisit } from '../store/visit-rows.ts';

/** A visit as far as it has come: the fold of its stored steps. */
export function draftOf(visit: StoredVisit): VisitDraft {
  const empty: VisitDraft = {
    visitId: visit.visitId,
    resumeCode: visit.resumeCode,
    startedAt: new Date(visit.startedAtMs).toISOString(),
    startedBy: 'touch',
    locale: 'nl',
    errand: null,
    visitor: null,
    reportType: null,
    reason: null,
    decision: null,
    readout: null,
    answers: null,
    proposal: null,
    personAsked: false,
  };
  return visit.steps.reduce(withStep, empty);
}
