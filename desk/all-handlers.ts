import { attachmentHandlers } from './attachment/attachment-handlers.ts';
import { acceptanceHandlers } from './acceptance/acceptance-handlers.ts';
import { acceptancePartHandlers } from './acceptance/parts-handlers.ts';
import { testHandlers } from './acceptance/test-handlers.ts';
import { alertHandlers } from './alert/alert-handlers.ts';
import { approvalHandlers } from './approval/approval-handlers.ts';
import { closedAppointmentHandlers } from './appointment/closed-appointments.ts';
import { appointmentHandlers } from './appointment/appointment-handlers.ts';
import { sessionHandlers } from './auth/session-handlers.ts';
import { escalationHandlers } from './escalation/escalation-handlers.ts';
import { deskRulesHandlers } from './desk-rules/desk-rules-handlers.ts';
import { disturbanceHandlers } from './disturbance/disturbance-handlers.ts';
import { findHandlers } from './find/find-handlers.ts';
import { enrolHandlers } from './fleet/enrol-handlers.ts';
import { fleetHandlers } from './fleet/fleet-handlers.ts';
import { fleetMapHandlers } from './fleet/fleet-map-handlers.ts';
import { kioskHandoverHandlers } from './hand-out/kiosk-handovers.ts';
import { handoverHandlers } from './handover/handover-handlers.ts';
import { receiptHandlers } from './handover/receipt-handlers.ts';
import { loanRequestHandlers } from './loan/loan-request-handlers.ts';
import { loanHandlers } from './loan/loan-handlers.ts';
import { consumableHandlers } from './consumable/consumable-handlers.ts';
import { careHandlers } from './care/care-handlers.ts';
import { benchHandlers } from './bench/bench-handlers.ts';
import { shelfHandlers } from './bench/shelf-handlers.ts';
import { feedbackHandlers } from './feedback/feedback-handlers.ts';
import { holdHandlers } from './hold/hold-handlers.ts';
import type { DeskHandlers } from './http/handlers.ts';
import { instructionHandlers } from './instruction/instruction-handlers.ts';
import { jargonHandlers } from './instruction/jargon-handlers.ts';
import { instructionLinkHandlers } from './instruction-link/link-handlers.ts';
import { kioskConfigHandlers } from './kiosk-config/kiosk-config-handlers.ts';
import { kioskRequestHandlers } from './kiosk-request/kiosk-request-handlers.ts';
import { bulkHandlers } from './list/bulk-handlers.ts';
import { viewHandlers } from './list/view-handlers.ts';
import { licenceHandlers } from './licence/licence-handlers.ts';
import { mailHandlers } from './mail/mail-handlers.ts';
import { noticeHandlers } from './notice/notice-handlers.ts';
import { personHandlers } from './person/person-handlers.ts';
import { procedureHandlers } from './procedure/procedure-handlers.ts';
import { workHandlers } from './procedure/work-handlers.ts';
import { priorityHandlers } from './priority/priority-handlers.ts';
import { preparationHandlers } from './preparation/preparation-handlers.ts';
import { presenceHandlers } from './presence/presence-handlers.ts';
import { problemHandlers } from './problem/problem-handlers.ts';
import { publicHandlers } from './queue/public-handlers.ts';
import { siteHandlers } from './site/site-handlers.ts';
import { managementHandlers } from './management/management-handlers.ts';
import { skillHandlers } from './skill/skill-handlers.ts';
import { searchHandlers } from './search/search-handlers.ts';
import { closureHandlers } from './service-level/closure-handlers.ts';
import { serviceLevelHandlers } from './service-level/service-level-handlers.ts';
import { assetHandlers } from './register/asset-handlers.ts';
import { personPageHandlers } from './register/person-page-handlers.ts';
import { relatedHandlers } from './related/related-handlers.ts';
import { reportHandlers } from './report/report-handlers.ts';
import { reportTypeHandlers } from './report-type/report-type-handlers.ts';
import { rightHandlers } from './right/right-handlers.ts';
import { intakeHandler } from './ticket/intake-handler.ts';
import { exchangeHandlers } from './ticket/exchange-handlers.ts';
import { ticketHandlers } from './ticket/ticket-handlers.ts';
import { type UpdateParts, updateHandlers } from './update/update-handlers.ts';
import { textHandlers } from './text/text-handlers.ts';
import { wishesHandlers } from './wishes/wishes-handlers.ts';
import { earlierVisit } from './visitor/earlier-visit.ts';
import { statusAnswers } from './visitor/status-answers.ts';
import { worseHandlers } from './visitor/tell-worse.ts';
import type { KeptFiles } from './attachment/kept-files.ts';
import { conciergeHandlers } from './concierge/concierge-handlers.ts';
import type { DeskContext } from './desk-context.ts';
import type { RequestWaiters } from './kiosk-request/request-waiters.ts';
import type { AttachmentFiles } from './ticket/attachment-files.ts';

/** What answers each route of the contract. */
export function allHandlers(
  context: DeskContext,
  parts: {
    readonly files: AttachmentFiles;
    readonly onTickets: KeptFiles;
    readonly waiters: RequestWaiters;
    readonly updates: UpdateParts;
  },
): DeskHandlers {
  const { files, onTickets, waiters, updates } = parts;
  return {
    ...attachmentHandlers(context, onTickets),
    ...assetHandlers(context),
    ...acceptanceHandlers(context),
    ...acceptancePartHandlers(context),
    ...testHandlers(context),
    ...deskRulesHandlers(context),
    ...escalationHandlers(context),
    ...bulkHandlers(context),
    ...benchHandlers(context),
    ...consumableHandlers(context),
    ...kioskHandoverHandlers(context),
    ...handoverHandlers(context),
    ...preparationHandlers(context),
    ...receiptHandlers(context),
    ...loanHandlers(context),
    ...loanRequestHandlers(context),
    ...shelfHandlers(context),
    ...disturbanceHandlers(context),
    ...earlierVisit(context),
    ...alertHandlers(context),
    ...approvalHandlers(context),
    ...appointmentHandlers(context),
    ...exchangeHandlers(context, files),
    ...feedbackHandlers(context),
    ...enrolHandlers(context),
    ...findHandlers(context),
    ...fleetHandlers(context, waiters),
    ...fleetMapHandlers(context),
    ...conciergeHandlers(context),
    ...intakeHandler(context),
    ...holdHandlers(context),
    ...kioskConfigHandlers(context, updates.key),
    ...instructionLinkHandlers(context, files),
    ...kioskRequestHandlers(context, waiters),
    ...instructionHandlers(context),
    ...jargonHandlers(context),
    ...licenceHandlers(context),
    ...mailHandlers(context),
    ...noticeHandlers(context),
    ...personHandlers(context),
    ...personPageHandlers(context),
    ...procedureHandlers(context),
    ...workHandlers(context),
    ...wishesHandlers(context),
    ...priorityHandlers(context),
    ...problemHandlers(context),
    ...publicHandlers(context),
    ...serviceLevelHandlers(context),
    ...closureHandlers(context),
    ...closedAppointmentHandlers(context),
    ...searchHandlers(context),
    ...relatedHandlers(context),
    ...reportHandlers(context),
    ...reportTypeHandlers(context),
    ...rightHandlers(context),
    ...sessionHandlers(context),
    ...statusAnswers(context),
    ...worseHandlers(context),
    ...siteHandlers(context),
    ...managementHandlers(context),
    ...skillHandlers(context),
    ...presenceHandlers(context),
    ...textHandlers(context),
    ...updateHandlers(context, updates),
    ...ticketHandlers(context),
    ...viewHandlers(context),
    ...careHandlers(context),
  };
}
