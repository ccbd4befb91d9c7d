import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { keepsRegisters, worksForVisitors } from './desk-topics.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';
import { followsEvents } from './desk-events.ts';
import { receivesAtSites } from './desk-sites.ts';
import { sendsVisitorsOn } from './desk-transfers.ts';
import { countsWhileAway } from './desk-clocks-while-away.ts';
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

describe('sites of a desk on an SQLite file', () => {
  receivesAtSites(() => startDesk());
  sendsVisitorsOn(() => startDesk());
});

describe('service levels of a desk on an SQLite file', () => {
  keepsServiceLevels((clock) => startDesk({ clock, settings: longSessions }));
  countsWhileAway((clock) => startDesk({ clock, settings: longSessions }));
});

describe('events of a desk on an SQLite file', () => {
  let dataFolder: string;
  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'balie-desk-'));
  });
  afterAll(() => rm(dataFolder, { recursive: true, force: true }));

  followsEvents(() => startDesk({ dataFolder, settings: { heartbeatMs: 300 } }));
});
