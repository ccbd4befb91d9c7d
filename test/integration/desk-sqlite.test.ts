import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { estimatesWaits } from './desk-waits.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';
import { behavesAsDesk } from './desk-behaviour.ts';
import { callsVisitors } from './desk-calling.ts';
import { followsEvents } from './desk-events.ts';
import { releasesDevices } from './desk-device-release.ts';
import { asksKiosks } from './desk-kiosk-requests.ts';
import { guardsItsCodes } from './desk-enrol-guesses.ts';
import { looksAfterKiosks } from './desk-fleet-health.ts';
import { knowsItsFleet } from './desk-fleet.ts';
import { keepsDevices } from './desk-bench.ts';
import { checksVisitorsIn } from './desk-concierge.ts';
import { keepsAppointments } from './desk-appointments.ts';
import { receivesAtSites } from './desk-sites.ts';
import { sendsVisitorsOn } from './desk-transfers.ts';
import { choosesBySkill } from './desk-skills.ts';
import { isManaged } from './desk-management.ts';
import { keepsPlaces } from './desk-holds.ts';
import { keepsAttachments } from './desk-attachments.ts';
import { tellsStaff } from './desk-notices.ts';
import { keepsTexts } from './desk-texts.ts';
import { tellsWhoLooks } from './desk-presence.ts';
import { tellsMentioned } from './desk-mentions.ts';
import { preparesDevices } from './desk-preparation.ts';
import { followsProcedures } from './desk-procedures.ts';
import { countsWhileAway } from './desk-clocks-while-away.ts';
import { keepsServiceLevels, longSessions } from './desk-service-levels.ts';
import { escalates } from './desk-escalation.ts';
import { accountsForPriorities } from './desk-priority-export.ts';
import { weighsVisits } from './desk-priority.ts';
import { worksThroughLists } from './desk-lists.ts';
import { findsTickets } from './desk-search.ts';
import { showsDisturbances } from './desk-disturbances.ts';
import { knowsEarlierVisits } from './desk-earlier.ts';
import { acceptsTests } from './desk-acceptance.ts';
import { findsProblems } from './desk-problems.ts';
import { hearsVisitors } from './desk-visitor-answers.ts';
import { keepsReportTypes } from './desk-report-types.ts';
import { reportsMonths } from './desk-reports.ts';
import { approvesWork } from './desk-approvals.ts';
import { grantsRights } from './desk-rights.ts';
import { importsAssets } from './desk-asset-import.ts';
import { keepsAssets } from './desk-assets.ts';
import { knowsPeople } from './desk-person-page.ts';
import { knowsDevices } from './desk-ticket-assets.ts';
import { bringsInstructions } from './desk-instruction-seeds.ts';
import { keepsInstructions } from './desk-instructions.ts';
import { countsConsumables } from './desk-consumables.ts';
import { takesHandIns } from './desk-hand-ins.ts';
import { showsReceipts } from './desk-receipts.ts';
import { asksLeads } from './desk-loan-requests.ts';
import { lends } from './desk-loans.ts';
import { handsOver } from './desk-handovers.ts';
import { keepsLicences } from './desk-licences.ts';
import { updatesKiosks } from './desk-updates.ts';
import { forgetsInstructions } from './desk-instruction-link-end.ts';
import { givesInstructions } from './desk-instruction-links.ts';
import { keepsWishes } from './desk-wishes.ts';

describe('a desk on an SQLite file', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  behavesAsDesk(() => desk);
  callsVisitors(() => desk);
  estimatesWaits(() => desk);
  asksKiosks(() => desk);
  tellsStaff(() => desk);
  tellsMentioned(() => desk);
  tellsWhoLooks(() => desk);
  keepsTexts(() => desk);
  followsProcedures(() => desk);
  weighsVisits(() => desk);
  accountsForPriorities(() => desk);
  escalates(() => desk);
  findsTickets(() => desk);
  worksThroughLists(() => desk);
  checksVisitorsIn(() => desk);
  keepsDevices(() => desk);
  hearsVisitors(() => desk);
  showsDisturbances(() => desk);
  findsProblems(() => desk);
  knowsEarlierVisits(() => desk);
  keepsReportTypes(() => desk);
  reportsMonths(() => desk);
  keepsLicences(() => desk);
  approvesWork(() => desk);
  grantsRights(() => desk);
  keepsPlaces(() => desk);
  choosesBySkill(() => desk);
  keepsAppointments(() => desk);
  releasesDevices(() => desk);
});

// A desk of its own: one admin who does all of this too would ask more in a minute than a person may.
describe('registers, instructions and tests of a desk on an SQLite file', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  keepsAttachments(() => desk);
  acceptsTests(() => desk);
  keepsAssets(() => desk);
  importsAssets(() => desk);
  knowsDevices(() => desk);
  keepsInstructions(() => desk);
  givesInstructions(() => desk);
  forgetsInstructions(() => desk);
  bringsInstructions(() => desk);
  countsConsumables(() => desk);
  handsOver(() => desk);
  lends(() => desk);
  knowsPeople(() => desk);
  isManaged(() => desk);
  keepsWishes(() => desk);
});

describe('lending of a desk on an SQLite file', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  lends(() => desk);
  takesHandIns(() => desk);
  showsReceipts(() => desk);
  asksLeads(() => desk);
});

describe('the fleet of a desk on an SQLite file', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  knowsItsFleet(() => desk);
  looksAfterKiosks(() => desk);
  guardsItsCodes((clock) => startDesk({ clock, settings: longSessions }));
});

describe('sites of a desk on an SQLite file', () => {
  receivesAtSites(() => startDesk());
  sendsVisitorsOn(() => startDesk());
});

describe('service levels of a desk on an SQLite file', () => {
  keepsServiceLevels((clock) => startDesk({ clock, settings: longSessions }));
  countsWhileAway((clock) => startDesk({ clock, settings: longSessions }));
});

describe('preparation at a desk on an SQLite file', () => {
  preparesDevices((clock) => startDesk({ clock, settings: longSessions }));
});

describe('updates from a desk on an SQLite file', () => {
  updatesKiosks((options) => startDesk(options));
});

describe('events of a desk on an SQLite file', () => {
  let dataFolder: string;
  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'balie-desk-'));
  });
  afterAll(() => rm(dataFolder, { recursive: true, force: true }));

  followsEvents(() => startDesk({ dataFolder, settings: { heartbeatMs: 300 } }));
});
