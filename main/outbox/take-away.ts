import { deviceName } from '../../shared/domain/device-name.ts';
import type { IntakeReply } from '../../shared/domain/intake-reply.ts';
import type { Receipt } from '../../shared/contract/kiosk-contract.ts';
import { promisedReply } from '../../shared/domain/report-details.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import type { TakeAway } from '../store/outbox-rows.ts';

/** What happens next with a ticket that the desk has. */
export function nextStepFor(
  intake: Pick<TicketIntake, 'errand' | 'reportType'> &
    Partial<Pick<TicketIntake, 'earlier' | 'handIn' | 'selfHelp'>>,
): Receipt['nextStep'] {
  const said = intake.earlier?.answer ?? 'other';
  if (said === 'works') return 'thanks-it-works';
  if (said !== 'other') return 'added-to-your-report';
  if (intake.selfHelp === 'helped') return 'answered-here';
  if (intake.reportType === 'complaint') return 'complaint-read-today';
  if (intake.reportType === 'authorisation') return 'authorisation-checked-at-counter';
  if (intake.handIn !== undefined) return 'looked-at-when-handed-over';
  if (intake.errand === 'handover') return 'device-operations-calls-you';
  if (intake.errand === 'question') return 'answer-at-counter';
  return 'technician-calls-you';
}

/** What a visitor takes away when the desk answered; `visitCode` is the number that he was shown. */
export function confirmedTakeAway(
  intake: TicketIntake,
  reply: IntakeReply,
  visitCode: string,
  publicUrl: string | null,
): TakeAway {
  const nextStep = nextStepFor(intake);
  // The desk answers with a wait whatever the visit is for; nobody is called who complains.
  const waits = nextStep !== 'thanks-it-works' && nextStep !== 'complaint-read-today';
  return {
    ...common(intake),
    visitCode,
    confirmedByDesk: true,
    peopleAhead: waits ? reply.peopleAhead : null,
    wait: waits ? reply.wait : null,
    nextStep,
    statusUrl: publicUrl === null ? null : `${publicUrl.replace(/\/+$/u, '')}${reply.statusPath}`,
  };
}

/** What a visitor takes away when the desk did not answer: the kiosk's own number. */
export function ownTakeAway(intake: TicketIntake, kioskCode: string): TakeAway {
  return {
    ...common(intake),
    visitCode: kioskCode,
    confirmedByDesk: false,
    peopleAhead: null,
    wait: null,
    nextStep: needsNoNumber(intake) ? nextStepFor(intake) : 'number-valid-desk-follows',
    statusUrl: null,
  };
}

/**
 * Who was answered here, says that it works, complains, or hands something in, waits for no number: whether
 * the desk answers changes nothing.
 */
function needsNoNumber({ selfHelp, reportType, earlier, handIn }: TicketIntake): boolean {
  if (selfHelp === 'helped' || handIn !== undefined) return true;
  return reportType === 'complaint' || earlier?.answer === 'works';
}

function common(
  intake: TicketIntake,
): Pick<TakeAway, 'visitId' | 'locale' | 'deviceName' | 'replyBy'> {
  const device =
    intake.decision === null || intake.decision.choice === 'no-device'
      ? null
      : intake.decision.device;
  return {
    visitId: intake.visitId,
    locale: intake.locale,
    deviceName: device === null ? null : deviceName(device),
    replyBy: promisedReply(intake.details),
  };
}
