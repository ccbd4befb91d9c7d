import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { behavesAsDesk } from './desk-behaviour.ts';
import { callsVisitors } from './desk-calling.ts';
import { followsEvents } from './desk-events.ts';
import { releasesDevices } from './desk-device-release.ts';
import { asksKiosks } from './desk-kiosk-requests.ts';
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
import { looksAfterKiosks } from './desk-fleet-health.ts';
import { knowsItsFleet } from './desk-fleet.ts';
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
import { greets } from './desk-kiosks.ts';
import { intake } from './desk-intake.ts';
import { type StartedPostgres, startPostgres } from './desk-postgres.ts';
import { DeskVisitor } from './desk-visitor.ts';
import { EventReader } from './event-reader.ts';
import { estimatesWaits } from './desk-waits.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';

let postgres: StartedPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe('a desk on PostgreSQL', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk({ databaseUrl: await postgres.newDatabase() });
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
describe('registers, instructions and tests of a desk on PostgreSQL', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk({ databaseUrl: await postgres.newDatabase() });
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

describe('lending of a desk on PostgreSQL', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk({ databaseUrl: await postgres.newDatabase() });
  });
  afterAll(() => desk.stop());

  lends(() => desk);
  takesHandIns(() => desk);
  showsReceipts(() => desk);
  asksLeads(() => desk);
});

describe('the fleet of a desk on PostgreSQL', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk({ databaseUrl: await postgres.newDatabase() });
  });
  afterAll(() => desk.stop());

  knowsItsFleet(() => desk);
  looksAfterKiosks(() => desk);
});

describe('sites of a desk on PostgreSQL', () => {
  receivesAtSites(async () => startDesk({ databaseUrl: await postgres.newDatabase() }));
  sendsVisitorsOn(async () => startDesk({ databaseUrl: await postgres.newDatabase() }));
});

describe('service levels of a desk on PostgreSQL', () => {
  keepsServiceLevels(async (clock) =>
    startDesk({ clock, databaseUrl: await postgres.newDatabase(), settings: longSessions }),
  );
  countsWhileAway(async (clock) =>
    startDesk({ clock, databaseUrl: await postgres.newDatabase(), settings: longSessions }),
  );
});

describe('preparation at a desk on PostgreSQL', () => {
  preparesDevices(async (clock) =>
    startDesk({ clock, databaseUrl: await postgres.newDatabase(), settings: longSessions }),
  );
});

describe('updates from a desk on PostgreSQL', () => {
  updatesKiosks(async (options) =>
    startDesk({ ...options, databaseUrl: await postgres.newDatabase() }),
  );
});

describe('events of a desk on PostgreSQL', () => {
  let databaseUrl: string;
  beforeAll(async () => {
    databaseUrl = await postgres.newDatabase();
  });

  followsEvents(() => startDesk({ databaseUrl, settings: { heartbeatMs: 300 } }));
});

describe('two desks on one PostgreSQL', () => {
  it('show what happened at the other, in order and without a gap, and share one queue', async () => {
    const databaseUrl = await postgres.newDatabase();
    const one = await startDesk({ databaseUrl });
    const two = await startDesk({ databaseUrl });
    const technician = await one.staff('technician');
    const elsewhere = await two.staff('technician');
    const reader = await EventReader.open(elsewhere, '/v1/events?after=0');

    // The second desk gave the kiosk a new token, which the first knows too.
    const kioskAtOne = new DeskVisitor(one.url, two.kiosk.headers);
    const created = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        (index % 2 === 0 ? two.kiosk : kioskAtOne).call('ticket.create', { body: intake() }),
      ),
    );
    const seen = await reader.take('queue', created.length);
    const called = await Promise.all(
      created.map((_, index) =>
        (index % 2 === 0 ? technician : elsewhere).call('queue.next', {
          body: { queues: ['advice'] },
        }),
      ),
    );
    reader.close();

    expect(seen.map((event) => event.id)).toEqual(created.map((_, index) => String(index + 1)));
    expect(new Set(called.map((ticket) => ticket.item.ticketId)).size).toBe(created.length);
    await one.stop();
    await two.stop();
  });

  it('bring a request to the kiosk that waits at the other one', async () => {
    const databaseUrl = await postgres.newDatabase();
    const one = await startDesk({ databaseUrl });
    const two = await startDesk({ databaseUrl });
    const technician = await one.staff('technician');
    const { ticketId } = await two.kiosk.call('ticket.create', { body: intake() });
    const { kioskId } = await greets(two.kiosk);
    const asking = two.kiosk.call('kiosk.requests', {});

    await technician.call('ticket.ask-kiosk', {
      params: { ticketId },
      body: { kind: 'read-again', kioskId },
    });

    expect((await asking).requests).toHaveLength(1);
    await one.stop();
    await two.stop();
  });
});
