import type { Away, AwaySkill } from '../../shared/domain/away-skill.ts';
import { type ClosingTime, todayOf } from '../../shared/domain/closing-time.ts';
import { deviceName } from '../../shared/domain/device-name.ts';
import type { IntakeReply } from '../../shared/domain/intake-reply.ts';
import type { Receipt } from '../../shared/contract/kiosk-contract.ts';
import { promisedReply } from '../../shared/domain/report-details.ts';
import { needOf } from '../../shared/domain/skill.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { type WaitRange, fromOpening } from '../../shared/domain/wait-estimate.ts';
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

/** What of a desk a visitor takes away with his number. */
export interface KnownDesk {
  readonly publicUrl: string | null;
  /** When it opens; null while it is open. */
  readonly opensAt: string | null;
  /** When it closes; null while it is closed, and when that is not known. */
  readonly closing: ClosingTime | null;
  /** What nobody at work there knows most about. */
  readonly away: readonly AwaySkill[];
  /** When it answered. */
  readonly nowMs: number;
}

type NextStep = Receipt['nextStep'];

/** What the same visitor is told when it is not for today: nobody will call him or take a device. */
const notToday: Readonly<Partial<Record<NextStep, NextStep>>> = {
  'technician-calls-you': 'come-back-when-open',
  'device-operations-calls-you': 'come-back-when-open',
  'answer-at-counter': 'come-back-when-open',
  'added-to-your-report': 'come-back-when-open',
  'authorisation-checked-at-counter': 'come-back-with-badge',
  'looked-at-when-handed-over': 'hand-in-when-open',
};

/** What a visitor takes away when the desk answered; `visitCode` is the number that he was shown. */
export function confirmedTakeAway(
  intake: TicketIntake,
  reply: IntakeReply,
  visitCode: string,
  desk: KnownDesk,
): TakeAway {
  const usualStep = nextStepFor(intake);
  // The desk answers with a wait whatever the visit is for; nobody is called who complains.
  const waits = usualStep !== 'thanks-it-works' && usualStep !== 'complaint-read-today';
  const expected = waits ? expectedWait(reply.wait, desk) : noWait;
  const { publicUrl } = desk;
  return {
    ...common(intake),
    visitCode,
    confirmedByDesk: true,
    peopleAhead: waits ? reply.peopleAhead : null,
    ...expected,
    appointmentAt: reply.appointmentAt ?? null,
    ...(reply.elsewhere === undefined ? {} : { elsewhere: reply.elsewhere }),
    away: waits && intake.handIn === undefined ? awayFor(intake, desk.away) : null,
    nextStep: comesBack(intake, expected) ? (notToday[usualStep] ?? usualStep) : usualStep,
    statusUrl: publicUrl === null ? null : `${publicUrl.replace(/\/+$/u, '')}${reply.statusPath}`,
  };
}

/** A desk that is open still takes what is handed in, and has somebody for who asks for a person. */
function comesBack(
  { handIn, personAsked }: Pick<TicketIntake, 'handIn' | 'personAsked'>,
  { opensAt, today }: ExpectedWait,
): boolean {
  if (opensAt === null) return false;
  return today === null || (handIn === undefined && !personAsked);
}

/** Whether nobody is at work who knows most about it, and when one comes. */
function awayFor(intake: TicketIntake, known: readonly AwaySkill[]): Away | null {
  const need = needOf(intake.reason?.category ?? null, deviceOf(intake)?.kind ?? null);
  const who = known.find(({ skill }) => skill === need);
  if (who === undefined) return null;
  return who.expectedAt === undefined ? {} : { expectedAt: who.expectedAt };
}

type ExpectedWait = Pick<TakeAway, 'wait' | 'opensAt' | 'today'>;
const noWait: ExpectedWait = { wait: null, opensAt: null, today: null };

/**
 * The desk reckons from now, a slip from when it opens, also for who is unlikely to be helped before it closes.
 * Somebody may have come to work since a closed desk said when it opens: then its wait is far shorter than it
 * would be closed. A kiosk's clock may be some minutes off.
 */
function expectedWait(wait: WaitRange, { opensAt, closing, nowMs }: KnownDesk): ExpectedWait {
  if (opensAt !== null) {
    const closedForMs = Date.parse(opensAt) - nowMs;
    return closedForMs > 0 && (wait.fromMinutes + 1) * 60_000 >= closedForMs / 2
      ? { wait: fromOpening(wait, opensAt, nowMs), opensAt, today: null }
      : { wait, opensAt: null, today: null };
  }
  const today = closing === null ? null : todayOf(wait, closing, nowMs);
  return closing === null || today !== 'unlikely'
    ? { wait, opensAt: null, today }
    : {
        wait: fromOpening(wait, closing.opensAgainAt, nowMs),
        opensAt: closing.opensAgainAt,
        today,
      };
}

/** What a visitor takes away when the desk did not answer: the kiosk's own number. */
export function ownTakeAway(intake: TicketIntake, kioskCode: string): TakeAway {
  return {
    ...common(intake),
    visitCode: kioskCode,
    confirmedByDesk: false,
    peopleAhead: null,
    ...noWait,
    appointmentAt: null,
    away: null,
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
  const device = deviceOf(intake);
  return {
    visitId: intake.visitId,
    locale: intake.locale,
    deviceName: device === null ? null : deviceName(device),
    replyBy: promisedReply(intake.details),
  };
}

function deviceOf({ decision }: TicketIntake) {
  return decision === null || decision.choice === 'no-device' ? null : decision.device;
}
