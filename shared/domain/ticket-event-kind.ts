import { z } from 'zod';

/** What can happen to a ticket. Words stand as `history.<kind>` in the console's catalogue. */
export const ticketEventKindSchema = z.enum([
  'ticket.created',
  'ticket.called',
  'ticket.started',
  'ticket.returned',
  'ticket.appointment-kept',
  /** Its visitor is still expected for the appointment that the ticket had kept. */
  'ticket.appointment-expected',
  /** Its visitor came to another site than where he is expected; `details` hold `startsAt`, `site` and `where`. */
  'ticket.appointment-elsewhere',
  'ticket.need-changed',
  'ticket.held',
  'ticket.not-there',
  /** Waits again; `details` hold `from`, and `behind` when others go first now. */
  'ticket.back-in-queue',
  'ticket.handed-over',
  'ticket.transferred',
  /** `details.mentioned` are the accounts that were told of it, apart by a space. */
  'ticket.noted',
  'ticket.priority-accepted',
  'ticket.priority-changed',
  'ticket.message-written',
  'ticket.type-changed',
  'ticket.details-changed',
  'ticket.resolved',
  'ticket.verified',
  'ticket.closed',
  'ticket.reopened',
  'ticket.cancelled',
  'ticket.photo-arrived',
  /** The kiosk showed its own number before our answer reached it; see ADR 5. */
  'ticket.renumbered',
  /** Requests to a kiosk; `details` hold `requestId` and `request`, its kind (ADR 13). */
  'ticket.kiosk-asked',
  'ticket.kiosk-progressed',
  'ticket.kiosk-done',
  'ticket.kiosk-failed',
  'ticket.kiosk-request-withdrawn',
  /** Procedures; `details` hold the title as `nl` and `en`, of a step also its `minutes`. */
  'ticket.procedure-started',
  'ticket.procedure-stopped',
  'ticket.step-done',
  'ticket.step-skipped',
  /** Both hold `minutes` and `entryId`; `words` of the second say why. */
  'ticket.work-logged',
  'ticket.work-withdrawn',
  /** Time that was agreed (ADR 15); `details` hold `clock` and `targetMinutes`, or `until`. */
  'ticket.clock-warned',
  'ticket.clock-breached',
  'ticket.paused',
  'ticket.resumed',
  /** Its device raises the impact of later visits; `words` say why. */
  'ticket.device-marked',
  /** To whom a ticket went for help; `details.to` is his or its name. */
  'ticket.escalated',
  'ticket.escalation-followed',
  'ticket.escalation-taken',
  'ticket.escalation-ended',
  /** A package with readout and what was tried left the desk. */
  'ticket.package-taken',
  /** A device left behind (ADR 20); `details` hold `device`, and `place` and `name` of a movement. */
  'ticket.device-left',
  'ticket.device-moved',
  'ticket.device-claimed',
  'ticket.device-released',
  'ticket.device-ready',
  'ticket.device-handed-out',
  'ticket.device-not-collected',
  /** Its device was put into the register of assets (ADR 26); `details.tag` is its label. */
  'ticket.asset-kept',
  /** Another visit of the same person or device was added; `words` are the visitor's. */
  'ticket.joined',
  /** Its visitor said so on his page; `details.worse` is what. */
  'ticket.got-worse',
  /** Two tickets that were the same; `details` name the other. */
  'ticket.merged-into',
  'ticket.merged-from',
  'ticket.feedback-given',
  /** Approvals, proof of identity, licence seats and rights (ADR 17). */
  'ticket.approval-asked',
  'ticket.approval-approved',
  'ticket.approval-refused',
  'ticket.approval-withdrawn',
  'ticket.approval-expired',
  'ticket.identity-proven',
  'ticket.identity-confirmed',
  'ticket.seat-assigned',
  'ticket.seat-waiting',
  'ticket.seat-wait-left',
  'ticket.seat-offered',
  /** Its holder let the offer pass and stands at the end of the wait-list. */
  'ticket.seat-lapsed',
  'ticket.seat-released',
  'ticket.right-granted',
  'ticket.right-ending',
  'ticket.right-revoked',
  'ticket.right-ended',
  'ticket.problem-linked',
  'ticket.file-added',
  'ticket.file-described',
  'ticket.file-removed',
  /** Something that is used up was given with it; `details` hold `item` and `count`. */
  'ticket.consumable-handed-out',
  'ticket.asset-handed-over',
  'ticket.loan-changed',
  /** Brought back at a kiosk and not looked at yet (ADR 31); `details` hold `device` and `condition`. */
  'ticket.device-handed-in',
  'ticket.hand-in-refused',
  'ticket.instructions-given',
  'ticket.instruction-failed',
  'ticket.instruction-worked',
  /** It is a finding of an acceptance test; `details` hold `campaign`, `script` and `step`. */
  'ticket.test-finding',
]);
