import { afterAll, beforeAll, describe } from 'vitest';
import type { Clock } from '../../shared/base/clock.ts';
import { reckonsWithWhoServes } from './desk-serving-waits.ts';
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
import { type StartedPostgres, startPostgres } from './desk-postgres.ts';
import { preparesDevices } from './desk-preparation.ts';
import { alertsAdmins } from './desk-alerts.ts';
import { type StartMailDesk, sendsMail } from './desk-mail.ts';
import { mailsReceipts } from './desk-mail-receipts.ts';
import { mailsReminders } from './desk-mail-reminders.ts';
import { asksByMail } from './desk-feedback-mail.ts';
import { forgetsPeople } from './desk-retention.ts';
import { forgetsBesideTickets } from './desk-retention-beside.ts';
import { startDesk } from './start-desk.ts';

// What needs a clock of its own. One file with all of PostgreSQL takes longer than all others beside it.

let postgres: StartedPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe('service levels of a desk on PostgreSQL', () => {
  keepsServiceLevels(async (clock) =>
    startDesk({ clock, databaseUrl: await postgres.newDatabase(), settings: longSessions }),
  );
  countsWhileAway(async (clock) =>
    startDesk({ clock, databaseUrl: await postgres.newDatabase(), settings: longSessions }),
  );
  const onOneClock = async (clock: Clock) =>
    startDesk({
      clock,
      databaseUrl: await postgres.newDatabase(),
      settings: { ...longSessions, timeZone: rosterZone },
    });
  waitsForWhoIsPlanned(onOneClock);
  knowsWhenItOpens(onOneClock);
  countsClosures(onOneClock);
  keepsHoursOfSites(onOneClock);
  knowsWhenItCloses(onOneClock);
  waitsForWhoCanHelp(onOneClock);
  reckonsWithWhoServes(onOneClock);
});

describe('preparation at a desk on PostgreSQL', () => {
  preparesDevices(async (clock) =>
    startDesk({ clock, databaseUrl: await postgres.newDatabase(), settings: longSessions }),
  );
});

describe('mail from a desk on PostgreSQL', () => {
  const start: StartMailDesk = async ({ clock, mail }) =>
    startDesk({
      clock,
      databaseUrl: await postgres.newDatabase(),
      settings: { ...longSessions, mail },
    });
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

describe('retention of a desk on PostgreSQL', () => {
  forgetsPeople(async (clock) =>
    startDesk({ clock, databaseUrl: await postgres.newDatabase(), settings: longSessions }),
  );
});

describe('what stands beside erased tickets of a desk on PostgreSQL', () => {
  forgetsBesideTickets(async (clock) =>
    startDesk({ clock, databaseUrl: await postgres.newDatabase(), settings: longSessions }),
  );
});
