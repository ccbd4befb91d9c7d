import { assertNever } from '../base/assert-never.ts';
import { missingFacts } from './report-details.ts';
import type { ReportType } from './report-type.ts';
import type { VisitDraft, VisitStep } from './visit.ts';

type Reason = NonNullable<VisitDraft['reason']>;

/** The questions that a visit can ask, in the order of the step indicator. */
export type Question =
  'errand' | 'check-in' | 'reason' | 'details' | 'device' | 'hand-in' | 'urgency';

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
    forWhom: null,
    details: null,
    selfHelp: null,
    decision: null,
    readout: null,
    answers: null,
    proposal: null,
    personAsked: false,
    earlier: null,
    handIn: null,
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
            ...unasked,
          };
    case 'visitor-identified':
      return { ...draft, visitor: step.visitor, earlier: null };
    case 'report-type-chosen':
      return step.reportType === draft.reportType
        ? draft
        : {
            ...draft,
            reportType: step.reportType,
            ...unasked,
            // A complaint is never part of a ticket that others read.
            earlier: step.reportType === 'complaint' ? null : draft.earlier,
          };
    case 'reason-given':
      return { ...draft, reason: step.reason, handIn: null };
    case 'device-decided':
      return {
        ...draft,
        decision: step.decision,
        readout:
          draft.readout !== null && mayRead(step.decision, draft.readout.device.deviceId)
            ? draft.readout
            : null,
      };
    case 'device-read':
      // A reading that is stopped ends later than its visitor answers: what he said last counts.
      return mayRead(draft.decision, step.readout.device.deviceId)
        ? { ...draft, readout: step.readout }
        : draft;
    case 'urgency-given':
      return { ...draft, answers: step.answers, proposal: step.proposal };
    case 'person-asked':
      return { ...draft, personAsked: true };
    case 'earlier-answered':
      return { ...draft, earlier: step.earlier };
    case 'hand-in-given':
      return {
        ...draft,
        handIn: step.handIn,
        reason: draft.reason === null ? null : { ...draft.reason, photoHash: step.photoHash },
      };
    case 'for-whom-given':
      return { ...draft, forWhom: step.forWhom };
    case 'details-given':
      return { ...draft, details: step.details };
    case 'self-help-tried':
      // Who was helped need tell no more than what it was about.
      return step.outcome === 'helped'
        ? {
            ...draft,
            selfHelp: 'helped',
            reason: { category: step.category, triage: {}, words: '', photoHash: null },
            decision: null,
            readout: null,
          }
        : { ...draft, selfHelp: step.outcome };
    default:
      return assertNever(step);
  }
}

/** Whether the visitor allowed that this very device is read. */
export function mayRead(decision: VisitDraft['decision'], deviceId: string): boolean {
  return decision?.choice === 'read' && decision.device.deviceId === deviceId;
}

/** What no longer fits when the kind of report changes. */
const unasked = { reason: null, details: null, selfHelp: null, handIn: null } as const;

const reportTypeOfErrand = {
  problem: 'incident',
  handover: 'change',
  question: 'information',
} as const;

/**
 * What a visit of this kind asks, in order. Only a fault is about a device that is here and weighed by
 * urgency. A device that is brought back is looked at together; who takes something along brings nothing
 * to plug in. Until the reason is known the longest form is assumed. What belongs to an earlier ticket was
 * weighed with it, and when that works now there is nothing more to ask.
 */
export function questionsFor(
  draft: Pick<VisitDraft, 'errand' | 'reportType' | 'reason' | 'earlier'>,
): readonly Question[] {
  const said = draft.earlier?.answer ?? 'other';
  if (said === 'works') return ['check-in'];
  const all = questionsOfKind(draft);
  if (said === 'other') return all;
  return all.filter((question) => !['urgency', 'errand', 'details'].includes(question));
}

function questionsOfKind(
  draft: Pick<VisitDraft, 'errand' | 'reportType' | 'reason'>,
): readonly Question[] {
  if (bringsBack(draft)) return ['errand', 'check-in', 'reason', 'device', 'hand-in'];
  if (draft.errand === 'handover') {
    return draft.reason === null
      ? ['errand', 'check-in', 'reason', 'device']
      : ['errand', 'check-in', 'reason'];
  }
  switch (draft.reportType) {
    case 'information':
      return ['errand', 'check-in', 'reason'];
    case 'change':
    case 'authorisation':
    case 'complaint':
      return ['errand', 'check-in', 'reason', 'details'];
    case 'incident':
    case null:
      return staysOffTheCable(draft.reason)
        ? ['errand', 'check-in', 'reason', 'urgency']
        : ['errand', 'check-in', 'reason', 'device', 'urgency'];
  }
}

/** Whether the device is one that nobody can plug in, because it is gone, or may, because its battery is swollen. */
function staysOffTheCable(reason: VisitDraft['reason']): boolean {
  const what = reason?.triage['what'];
  return (
    isSwollen(reason) ||
    (reason?.category === 'lost-or-stolen' && (what === 'lost' || what === 'stolen'))
  );
}

/** A swollen battery can catch fire when it is charged, which each of our cables does. */
export function isSwollen(reason: Pick<Reason, 'category' | 'triage'> | null): boolean {
  return reason?.category === 'battery' && reason.triage['what'] === 'swollen';
}

/** Whether this type asks for whom it is; a fault may say so, a complaint and a question need not. */
export function asksForWhom(reportType: ReportType | null): boolean {
  return reportType === 'change' || reportType === 'authorisation';
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
    case 'details':
      return (
        (draft.forWhom !== null || !asksForWhom(draft.reportType)) &&
        draft.details !== null &&
        missingFacts(draft.details).length === 0
      );
    case 'device':
      return (
        draft.decision !== null && (draft.decision.choice !== 'read' || draft.readout !== null)
      );
    case 'hand-in':
      return draft.handIn !== null;
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

/**
 * A visit may be submitted when all is answered, or at any moment when a person was asked for or the
 * screen itself was the answer.
 */
export function canSubmit(draft: VisitDraft): boolean {
  return draft.personAsked || draft.selfHelp === 'helped' || openQuestion(draft) === null;
}

/** Whether a visit brings something back. */
export function bringsBack({ errand, reason }: Pick<VisitDraft, 'errand' | 'reason'>): boolean {
  return errand === 'handover' && reason?.category === 'return';
}
