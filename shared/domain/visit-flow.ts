import { assertNever } from '../base/assert-never.ts';
import type { VisitDraft, VisitStep } from './visit.ts';

/** The questions that a visit can ask, in the order of the step indicator. */
export type Question = 'errand' | 'check-in' | 'reason' | 'device' | 'urgency';

/** A visit of which nothing is known yet but that it began. */
export function newDraft(
  visit: Pick<VisitDraft, 'visitId' | 'resumeCode' | 'startedAt'>,
): VisitDraft {
  return {
    ...visit,
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
    earlier: null,
  };
}

/** Adds one step to a visit. Later answers replace earlier ones; an answer that changes what is asked clears what no longer fits. */
export function withStep(draft: VisitDraft, step: VisitStep): VisitDraft {
  switch (step.type) {
    case 'visit-started':
      return { ...draft, startedBy: step.by, locale: step.locale };
    case 'locale-chosen':
      return { ...draft, locale: step.locale };
    case 'errand-chosen':
      return step.errand === draft.errand
        ? draft
        : {
            ...draft,
            errand: step.errand,
            reportType: reportTypeOfErrand[step.errand],
            reason: null,
          };
    case 'visitor-identified':
      return { ...draft, visitor: step.visitor, earlier: null };
    case 'report-type-chosen':
      return step.reportType === draft.reportType
        ? draft
        : {
            ...draft,
            reportType: step.reportType,
            reason: null,
            // A complaint is never part of a ticket that others read.
            earlier: step.reportType === 'complaint' ? null : draft.earlier,
          };
    case 'reason-given':
      return { ...draft, reason: step.reason };
    case 'device-decided':
      return {
        ...draft,
        decision: step.decision,
        readout:
          step.decision.choice === 'read' &&
          draft.readout?.device.deviceId === step.decision.device.deviceId
            ? draft.readout
            : null,
      };
    case 'device-read':
      return { ...draft, readout: step.readout };
    case 'urgency-given':
      return { ...draft, answers: step.answers, proposal: step.proposal };
    case 'person-asked':
      return { ...draft, personAsked: true };
    case 'earlier-answered':
      return { ...draft, earlier: step.earlier };
    default:
      return assertNever(step);
  }
}

const reportTypeOfErrand = {
  problem: 'incident',
  handover: 'change',
  question: 'information',
} as const;

/**
 * What a visit of this kind asks, in order. A complaint needs no device; a question and a hand-over
 * are not weighed by urgency. Until the errand is known the longest form is assumed. What belongs to an
 * earlier ticket was weighed with it, and when that works now there is nothing more to ask.
 */
export function questionsFor(
  draft: Pick<VisitDraft, 'errand' | 'reportType' | 'earlier'>,
): readonly Question[] {
  const said = draft.earlier?.answer ?? 'other';
  if (said === 'works') return ['check-in'];
  const all = questionsOfKind(draft);
  if (said === 'other') return all;
  return all.filter((question) => question !== 'urgency' && question !== 'errand');
}

function questionsOfKind(draft: Pick<VisitDraft, 'errand' | 'reportType'>): readonly Question[] {
  if (draft.reportType === 'complaint') return ['errand', 'check-in', 'reason'];
  if (draft.reportType === 'authorisation') return ['errand', 'check-in', 'reason', 'urgency'];
  if (draft.errand === 'question') return ['errand', 'check-in', 'reason'];
  if (draft.errand === 'handover') return ['errand', 'check-in', 'reason', 'device'];
  return ['errand', 'check-in', 'reason', 'device', 'urgency'];
}

/** Whether a question has its answer. */
export function isAnswered(draft: VisitDraft, question: Question): boolean {
  switch (question) {
    case 'errand':
      return draft.errand !== null;
    case 'check-in':
      return draft.visitor !== null;
    case 'reason':
      return draft.reason !== null;
    case 'device':
      return (
        draft.decision !== null && (draft.decision.choice !== 'read' || draft.readout !== null)
      );
    case 'urgency':
      return draft.proposal !== null;
    default:
      return assertNever(question);
  }
}

/** The first question without an answer, or null when the visit can be submitted. */
export function openQuestion(draft: VisitDraft): Question | null {
  return questionsFor(draft).find((question) => !isAnswered(draft, question)) ?? null;
}

/** A visit may be submitted when all is answered, or at any moment when a person was asked for. */
export function canSubmit(draft: VisitDraft): boolean {
  return draft.personAsked || openQuestion(draft) === null;
}
