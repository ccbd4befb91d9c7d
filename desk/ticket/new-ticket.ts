import { cleanText } from '../../shared/base/untrusted-text.ts';
import { deviceName } from '../../shared/domain/device-name.ts';
import { type DeviceSummary, worstFirst } from '../../shared/domain/readout.ts';
import { queueFor } from '../../shared/domain/report-type.ts';
import type { QueueItem, TicketIntake } from '../../shared/domain/ticket.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import type { Visitor } from '../../shared/domain/person.ts';
import type { WaitRange } from '../../shared/domain/wait-estimate.ts';
import type { StoredTicket } from './stored-ticket.ts';

/** What the desk adds to an intake to make a ticket of it. */
export interface TicketOrigin {
  readonly ticketId: string;
  readonly number: number;
  readonly visitCode: string;
  readonly statusToken: string;
  readonly contentHash: string;
  readonly deviceKey: string | null;
  readonly kiosk: { readonly kioskId: string; readonly name: string; readonly siteId: string };
  readonly wait: WaitRange;
  readonly arrivedAt: string;
  readonly at: string;
}

/**
 * The ticket of an intake, waiting in the queue where its kind begins; over at once for who was helped
 * by the kiosk itself.
 */
export function newTicket(intake: TicketIntake, origin: TicketOrigin): StoredTicket {
  const photoHash = intake.reason?.photoHash ?? null;
  const helped = intake.selfHelp === 'helped';
  return {
    item: newItem(intake, origin),
    document: {
      visitor: intake.visitor,
      reason: intake.reason,
      details: detailsOf(intake),
      forWhom: intake.forWhom ?? null,
      decision: intake.decision,
      readout: intake.readout,
      answers: intake.answers,
      proposal: intake.assessment,
      laterProposals: [],
      assessment: intake.assessment,
      personAsked: intake.personAsked,
      messageToVisitor: null,
      resolution: null,
      verification: helped ? 'works' : null,
      kioskName: origin.kiosk.name,
    },
    visitId: intake.visitId,
    contentHash: origin.contentHash,
    intakeReply: '',
    locale: intake.locale,
    calledAt: null,
    calls: 0,
    startedAt: null,
    resolvedAt: null,
    closedAt: helped ? origin.at : null,
    updatedAt: origin.at,
    personId: intake.visitor.kind === 'known' ? intake.visitor.personId : null,
    deviceKey: origin.deviceKey,
    photoHash,
    statusToken: origin.statusToken,
    kioskId: origin.kiosk.kioskId,
  };
}

/** Facts of another type than the report's belong to no form: a visit is worth more than they are. */
function detailsOf({ details, reportType }: TicketIntake): StoredTicket['document']['details'] {
  return details?.type === reportType ? details : null;
}

function newItem(intake: TicketIntake, origin: TicketOrigin): QueueItem {
  const device = deviceOf(intake);
  const worst = worstFirst(intake.readout?.findings ?? [])[0];
  const promisedMs = Date.parse(origin.arrivedAt) + origin.wait.toMinutes * 60_000;
  return {
    ticketId: origin.ticketId,
    number: origin.number,
    version: 1,
    visitCode: origin.visitCode,
    queue: queueFor(intake.errand, intake.reportType),
    status: intake.selfHelp === 'helped' ? 'closed' : 'waiting',
    reportType: intake.reportType,
    errand: intake.errand,
    category: intake.reason?.category ?? null,
    visitorName: visitorNameOf(intake.visitor),
    deviceKind: device?.kind ?? null,
    deviceName: deviceNameOf(intake),
    worstVerdict: worst?.verdict ?? null,
    worstFinding: worst === undefined ? null : { code: worst.code, params: worst.params },
    priority: intake.assessment.priority,
    priorityAccepted: false,
    arrivedAt: origin.arrivedAt,
    promisedAt: new Date(promisedMs).toISOString(),
    assignee: null,
    counter: null,
    simulated: device?.simulated ?? false,
    heldUntil: null,
    appointmentAt: null,
    ...(origin.kiosk.siteId === firstSiteId ? {} : { siteId: origin.kiosk.siteId }),
  };
}

/** The device that a visit is about, read or only seen; or null. */
export function deviceOf(intake: Pick<TicketIntake, 'readout' | 'decision'>): DeviceSummary | null {
  if (intake.readout !== null) return intake.readout.device;
  return intake.decision === null || intake.decision.choice === 'no-device'
    ? null
    : intake.decision.device;
}

/** Maker and product in one line, or null when there is no device or it says neither. */
export function deviceNameOf(intake: Pick<TicketIntake, 'readout' | 'decision'>): string | null {
  const device = deviceOf(intake);
  if (device === null) return null;
  const name = cleanText(deviceName(device) ?? '', 160);
  return name === '' ? null : name;
}

/** What somebody is called by: his first name, what he wrote, or nothing. */
export function visitorNameOf(visitor: Visitor): string | null {
  switch (visitor.kind) {
    case 'known':
      return visitor.firstName;
    case 'guest':
      return visitor.name;
    case 'unverified':
      return visitor.name;
    case 'anonymous':
      return null;
  }
}

/** Longest time that a kiosk may keep a visit before its arrival is no longer believed. */
const oldestArrivalMs = 24 * 60 * 60 * 1000;

/**
 * When the visitor counts as arrived: when he submitted, so that a visit which came in late keeps
 * its turn; now when the kiosk's clock cannot be right.
 */
export function arrivalOf(submittedAt: string, nowMs: number): string {
  const submittedMs = Date.parse(submittedAt);
  const believable = submittedMs <= nowMs && nowMs - submittedMs <= oldestArrivalMs;
  return new Date(believable ? submittedMs : nowMs).toISOString();
}
