import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Clock } from '../../shared/base/clock.ts';
import {
  keepsRegisters,
  lendsDevices,
  looksAfterItsFleet,
  worksForVisitors,
} from './desk-topics.ts';
import { findsEverything } from './desk-find.ts';
import { findsRegistered } from './desk-find-registers.ts';
import { preparesDevices } from './desk-preparation.ts';
import { watchesRollouts } from './desk-rollouts.ts';
import { putsKiosksInRings } from './desk-configured-rings.ts';
import { configuresKiosks } from './desk-kiosk-config.ts';
import { keepsAuditTrail } from './desk-audit.ts';
import { watchesPorts } from './desk-ports.ts';
import { looksAfterAccounts } from './desk-accounts.ts';
import { forgetsPeople } from './desk-retention.ts';
import { forgetsBesideTickets } from './desk-retention-beside.ts';
import { updatesKiosks } from './desk-updates.ts';
import { alertsAdmins } from './desk-alerts.ts';
import { type StartMailDesk, sendsMail } from './desk-mail.ts';
import { mailsReceipts } from './desk-mail-receipts.ts';
import { mailsReminders } from './desk-mail-reminders.ts';
import { asksByMail } from './desk-feedback-mail.ts';
import { guardsItsCodes } from './desk-enrol-guesses.ts';

import { type StartedDesk, startDesk } from './start-desk.ts';
import { followsEvents } from './desk-events.ts';
import { reckonsWithWhoServes } from './desk-serving-waits.ts';
import { closesForgottenTickets } from './desk-closed-by-itself.ts';
import { worksByItsRules } from './desk-rules.ts';
import { keepsShelvesAtSites } from './desk-site-shelves.ts';
import { receivesAtSites } from './desk-sites.ts';
import { sendsVisitorsOn } from './desk-transfers.ts';
import { countsWhileAway } from './desk-clocks-while-away.ts';
import { tellsOfClosedAppointments } from './desk-closed-appointments.ts';
import { expectsPeopleAtSites } from './desk-site-appointments.ts';
import { tellsOfUnlikelyDays } from './desk-unlikely.ts';
import { letsVisitorsGo } from './desk-going-home.ts';
import { countsClosures } from './desk-closures.ts';
import { keepsHoursOfSites } from './desk-site-hours.ts';
import { knowsWhenItOpens } from './desk-closed-waits.ts';
import { knowsWhenItCloses } from './desk-closing-time.ts';
import { waitsForWhoCanHelp } from './desk-skill-waits.ts';
import { rosterZone, waitsForWhoIsPlanned } from './desk-roster-waits.ts';
import { keepsServiceLevels, longSessions } from './desk-service-levels.ts';

describe('a desk on an SQLite file', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  worksForVisitors(() => desk);
});

// A desk of its own: one admin who does all of this too would ask more in a minute than a person may.
describe('registers, instructions and tests of a desk on an SQLite file', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  keepsRegisters(() => desk);
});

describe('finding everything at a desk on an SQLite file', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  findsEverything(() => desk);
  findsRegistered(() => desk);
});

describe('lending of a desk on an SQLite file', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  lendsDevices(() => desk);
});

describe('the fleet of a desk on an SQLite file', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  looksAfterItsFleet(() => desk);
  guardsItsCodes((clock) => startDesk({ clock, settings: longSessions }));
});

describe('ports of kiosks at a desk on an SQLite file', () => {
  watchesPorts((options) => startDesk(options));
});

describe('the audit trail of a desk on an SQLite file', () => {
  keepsAuditTrail(() => startDesk());
});

describe('kiosks configured by a desk on an SQLite file', () => {
  configuresKiosks(() => startDesk());
});

describe('sites and rules of a desk on an SQLite file', () => {
  receivesAtSites(() => startDesk());
  keepsShelvesAtSites(() => startDesk());
  sendsVisitorsOn(() => startDesk());
  worksByItsRules(() => startDesk());
  closesForgottenTickets(() => startDesk());
});

describe('service levels of a desk on an SQLite file', () => {
  keepsServiceLevels((clock) => startDesk({ clock, settings: longSessions }));
  countsWhileAway((clock) => startDesk({ clock, settings: longSessions }));
  const onOneClock = (clock: Clock) =>
    startDesk({ clock, settings: { ...longSessions, timeZone: rosterZone } });
  waitsForWhoIsPlanned(onOneClock);
  knowsWhenItOpens(onOneClock);
  countsClosures(onOneClock);
  keepsHoursOfSites(onOneClock);
  knowsWhenItCloses(onOneClock);
  waitsForWhoCanHelp(onOneClock);
  reckonsWithWhoServes(onOneClock);
});

describe('preparation at a desk on an SQLite file', () => {
  preparesDevices((clock) => startDesk({ clock, settings: longSessions }));
});

describe('mail from a desk on an SQLite file', () => {
  const start: StartMailDesk = ({ clock, mail }) =>
    startDesk({ clock, settings: { ...longSessions, mail } });
  sendsMail(start);
  mailsReceipts(start);
  mailsReminders(start);
  asksByMail(start);
  tellsOfUnlikelyDays(start);
  letsVisitorsGo(start);
  tellsOfClosedAppointments(start);
  expectsPeopleAtSites(start);
  alertsAdmins(start);
});

describe('accounts of a desk on an SQLite file', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  looksAfterAccounts(() => desk);
});

describe('retention of a desk on an SQLite file', () => {
  forgetsPeople((clock) => startDesk({ clock, settings: longSessions }));
});

describe('what stands beside erased tickets of a desk on an SQLite file', () => {
  forgetsBesideTickets((clock) => startDesk({ clock, settings: longSessions }));
});

describe('updates from a desk on an SQLite file', () => {
  updatesKiosks((options) => startDesk(options));
  watchesRollouts((options) => startDesk(options));
  putsKiosksInRings((options) => startDesk(options));
});

describe('events of a desk on an SQLite file', () => {
  let dataFolder: string;
  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'balie-desk-'));
  });
  afterAll(() => rm(dataFolder, { recursive: true, force: true }));

  followsEvents(() => startDesk({ dataFolder, settings: { heartbeatMs: 300 } }));
});
