import { fault } from '../../shared/base/fault.ts';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { complaintReplyBy } from '../../shared/domain/complaint-reply.ts';
import { type Assessment, proposePriority, usualMatrix } from '../../shared/domain/priority.ts';
import { type ReportDetails, emptyDetails } from '../../shared/domain/report-details.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import type { VisitDraft } from '../../shared/domain/visit.ts';
import { canSubmit } from '../../shared/domain/visit-flow.ts';

/**
 * The ticket that a visit becomes. Somebody who asked for a person hands over what is known: without
 * an errand it counts as a problem, without a name as anonymous, unweighed it gets the proposal for
 * no answers with its reasons' codes as argument, which the desk weighs by its own matrix and words.
 */
export function intakeFrom(
  draft: VisitDraft,
  kioskCode: string,
  nowMs: number,
  disturbances: readonly string[] = [],
): Result<TicketIntake, Fault> {
  if (!canSubmit(draft)) return err(fault('visit/incomplete', 'A question has no answer yet'));
  const helped = draft.selfHelp === 'helped';
  return ok({
    visitId: draft.visitId,
    startedAt: draft.startedAt,
    submittedAt: new Date(nowMs).toISOString(),
    locale: draft.locale,
    errand: draft.errand ?? 'problem',
    reportType: draft.reportType ?? 'incident',
    // Who needed nobody is counted, not remembered.
    visitor: helped ? { kind: 'anonymous' } : (draft.visitor ?? { kind: 'anonymous' }),
    reason: draft.reason,
    ...typeFacts(draft, nowMs),
    decision: draft.decision,
    readout: draft.readout,
    answers: draft.answers,
    assessment: draft.proposal ?? unweighed(draft, nowMs),
    personAsked: draft.personAsked,
    ...(draft.earlier === null ? {} : { earlier: draft.earlier }),
    ...(disturbances.length === 0 ? {} : { disturbances: [...disturbances] }),
    ...(draft.handIn === null ? {} : { handIn: draft.handIn }),
    kioskCode,
  });
}

/** What belongs to the type of the report. The promise of an answer begins when the number is given. */
function typeFacts(
  draft: VisitDraft,
  nowMs: number,
): Pick<TicketIntake, 'details' | 'forWhom' | 'selfHelp'> {
  const { forWhom, selfHelp } = draft;
  const details = draft.reportType === 'complaint' ? complaintOf(draft, nowMs) : draft.details;
  return {
    ...(details === null ? {} : { details }),
    ...(forWhom === null ? {} : { forWhom }),
    ...(selfHelp === null ? {} : { selfHelp }),
  };
}

function complaintOf({ details }: VisitDraft, nowMs: number): ReportDetails {
  return {
    ...(details?.type === 'complaint' ? details : emptyDetails('complaint')),
    replyBy: complaintReplyBy(nowMs),
  };
}

function unweighed(draft: VisitDraft, nowMs: number): Assessment {
  const context = {
    nowMs,
    lostOrStolen: draft.reason?.category === 'lost-or-stolen',
    deviceFault: draft.readout?.findings.some((finding) => finding.verdict === 'fault') ?? false,
  };
  const proposal = proposePriority(draft.answers, context, usualMatrix);
  return { ...proposal, argument: proposal.reasons.join(', ') };
}
