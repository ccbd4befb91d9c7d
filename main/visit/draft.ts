import type { VisitDraft } from '../../shared/domain/visit.ts';
import { newDraft, withStep } from '../../shared/domain/visit-flow.ts';
import type { StoredVisit } from '../store/visit-rows.ts';

/** A visit as far as it has come: the fold of its stored steps. */
export function draftOf({ visitId, resumeCode, startedAtMs, steps }: StoredVisit): VisitDraft {
  const startedAt = new Date(startedAtMs).toISOString();
  return steps.reduce(withStep, newDraft({ visitId, resumeCode, startedAt }));
}
