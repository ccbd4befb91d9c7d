import { acceptsTests } from './desk-acceptance.ts';
import { proposesProblems } from './desk-alike-visits.ts';
import { keepsAppointments } from './desk-appointments.ts';
import { endsApprovals } from './desk-approval-ends.ts';
import { approvesWork } from './desk-approvals.ts';
import { answersComplaints } from './desk-complaints.ts';
import { closesByConsent } from './desk-consent.ts';
import { retypesReports } from './desk-retypes.ts';
import { importsAssets } from './desk-asset-import.ts';
import { keepsAssets } from './desk-assets.ts';
import { keepsAttachments } from './desk-attachments.ts';
import { keepsFilesToSave } from './desk-saved-files.ts';
import { behavesAsDesk } from './desk-behaviour.ts';
import { keepsDevices } from './desk-bench.ts';
import { callsVisitors } from './desk-calling.ts';
import { checksVisitorsIn } from './desk-concierge.ts';
import { countsConsumables } from './desk-consumables.ts';
import { releasesDevices } from './desk-device-release.ts';
import { knowsReturnsAtCounter } from './desk-counter-returns.ts';
import { linksDisturbances } from './desk-disturbance-visits.ts';
import { showsDisturbances } from './desk-disturbances.ts';
import { takesBackWhoReturns } from './desk-coming-back.ts';
import { knowsEarlierVisits } from './desk-earlier.ts';
import { narrowsByMarks } from './desk-marked-tickets.ts';
import { mergesTickets } from './desk-merges.ts';
import { tellsTheLatest } from './desk-latest-events.ts';
import { endsEscalations } from './desk-escalation-end.ts';
import { knowsLateSuppliers } from './desk-late-suppliers.ts';
import { findsLostEscalations } from './desk-lost-escalations.ts';
import { escalates } from './desk-escalation.ts';
import { looksAfterKiosks } from './desk-fleet-health.ts';
import { mapsKiosks } from './desk-fleet-map.ts';
import { knowsItsFleet } from './desk-fleet.ts';
import { takesHandIns } from './desk-hand-ins.ts';
import { handsOut } from './desk-hand-outs.ts';
import { handsOver } from './desk-handovers.ts';
import { keepsPlaces } from './desk-holds.ts';
import { showsStepPhotos } from './desk-instruction-photos.ts';
import { forgetsInstructions } from './desk-instruction-link-end.ts';
import { givesInstructions } from './desk-instruction-links.ts';
import { bringsInstructions } from './desk-instruction-seeds.ts';
import { keepsInstructions } from './desk-instructions.ts';
import { givesAppointmentsBack } from './desk-kept-appointments.ts';
import { asksKiosks } from './desk-kiosk-requests.ts';
import { hearsOfSteps } from './desk-kiosk-steps.ts';
import { endsLicences } from './desk-licence-ends.ts';
import { keepsLicences } from './desk-licences.ts';
import { worksThroughLists } from './desk-lists.ts';
import { asksLeads } from './desk-loan-requests.ts';
import { lends } from './desk-loans.ts';
import { isManaged } from './desk-management.ts';
import { tellsMentioned } from './desk-mentions.ts';
import { tellsStaff } from './desk-notices.ts';
import { knowsPeople } from './desk-person-page.ts';
import { tellsWhoLooks } from './desk-presence.ts';
import { accountsForPriorities } from './desk-priority-export.ts';
import { weighsVisits } from './desk-priority.ts';
import { findsProblems } from './desk-problems.ts';
import { followsProcedures } from './desk-procedures.ts';
import { showsReceipts } from './desk-receipts.ts';
import { keepsReportTypes } from './desk-report-types.ts';
import { reportsSpans } from './desk-report-spans.ts';
import { reportsMonths } from './desk-reports.ts';
import { grantsRights } from './desk-rights.ts';
import { findsTickets } from './desk-search.ts';
import { choosesBySkill } from './desk-skills.ts';
import { keepsTexts } from './desk-texts.ts';
import { knowsDevices } from './desk-ticket-assets.ts';
import { hearsVisitors } from './desk-visitor-answers.ts';
import { estimatesWaits } from './desk-waits.ts';
import { keepsWishes } from './desk-wishes.ts';
import { mendsItsLog } from './desk-work.ts';
import { hearsThatItGotWorse } from './desk-worse.ts';
import type { StartedDesk } from './start-desk.ts';

/** What a desk does for visitors and for who receives them, whatever database is under it. */
export function worksForVisitors(desk: () => StartedDesk): void {
  behavesAsDesk(desk);
  callsVisitors(desk);
  estimatesWaits(desk);
  asksKiosks(desk);
  tellsStaff(desk);
  tellsMentioned(desk);
  tellsWhoLooks(desk);
  keepsTexts(desk);
  followsProcedures(desk);
  mendsItsLog(desk);
  weighsVisits(desk);
  accountsForPriorities(desk);
  escalates(desk);
  endsEscalations(desk);
  knowsLateSuppliers(desk);
  findsLostEscalations(desk);
  findsTickets(desk);
  narrowsByMarks(desk);
  worksThroughLists(desk);
  checksVisitorsIn(desk);
  keepsDevices(desk);
  hearsVisitors(desk);
  showsDisturbances(desk);
  linksDisturbances(desk);
  proposesProblems(desk);
  findsProblems(desk);
  knowsEarlierVisits(desk);
  knowsReturnsAtCounter(desk);
  hearsThatItGotWorse(desk);
  mergesTickets(desk);
  takesBackWhoReturns(desk);
  tellsTheLatest(desk);
  keepsReportTypes(desk);
  reportsMonths(desk);
  reportsSpans(desk);
  keepsLicences(desk);
  endsLicences(desk);
  approvesWork(desk);
  endsApprovals(desk);
  closesByConsent(desk);
  answersComplaints(desk);
  retypesReports(desk);
  grantsRights(desk);
  keepsPlaces(desk);
  choosesBySkill(desk);
  keepsAppointments(desk);
  givesAppointmentsBack(desk);
  releasesDevices(desk);
}

/** What a desk registers, lends, teaches and tests, whatever database is under it. */
export function keepsRegisters(desk: () => StartedDesk): void {
  keepsAttachments(desk);
  keepsFilesToSave(desk);
  acceptsTests(desk);
  keepsAssets(desk);
  importsAssets(desk);
  knowsDevices(desk);
  keepsInstructions(desk);
  givesInstructions(desk);
  forgetsInstructions(desk);
  hearsOfSteps(desk);
  showsStepPhotos(desk);
  bringsInstructions(desk);
  countsConsumables(desk);
  handsOver(desk);
  knowsPeople(desk);
  isManaged(desk);
  keepsWishes(desk);
}

/** What a desk lends and takes back, whatever database is under it. */
export function lendsDevices(desk: () => StartedDesk): void {
  lends(desk);
  takesHandIns(desk);
  handsOut(desk);
  showsReceipts(desk);
  asksLeads(desk);
}

/** What a desk knows of its kiosks, whatever database is under it. */
export function looksAfterItsFleet(desk: () => StartedDesk): void {
  knowsItsFleet(desk);
  looksAfterKiosks(desk);
  mapsKiosks(desk);
}
