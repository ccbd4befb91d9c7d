import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followsEvents } from './desk-events.ts';
import { closesForgottenTickets } from './desk-closed-by-itself.ts';
import { worksByItsRules } from './desk-rules.ts';
import { keepsShelvesAtSites } from './desk-site-shelves.ts';
import { receivesAtSites } from './desk-sites.ts';
import { sendsVisitorsOn } from './desk-transfers.ts';
import { greets } from './desk-kiosks.ts';
import { waitsItsTurn } from './desk-lock-order.ts';
import { intake } from './desk-intake.ts';
import { type StartedPostgres, startPostgres } from './desk-postgres.ts';
import { DeskVisitor } from './desk-visitor.ts';
import { EventReader } from './event-reader.ts';
import {
  keepsRegisters,
  lendsDevices,
  looksAfterItsFleet,
  worksForVisitors,
} from './desk-topics.ts';
import { findsEverything } from './desk-find.ts';
import { findsRegistered } from './desk-find-registers.ts';
import { watchesRollouts } from './desk-rollouts.ts';
import { putsKiosksInRings } from './desk-configured-rings.ts';
import { configuresKiosks } from './desk-kiosk-config.ts';
import { keepsAuditTrail } from './desk-audit.ts';
import { watchesPorts } from './desk-ports.ts';
import { looksAfterAccounts } from './desk-accounts.ts';
import { updatesKiosks } from './desk-updates.ts';
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

  worksForVisitors(() => desk);
});

// A desk of its own: one admin who does all of this too would ask more in a minute than a person may.
describe('registers, instructions and tests of a desk on PostgreSQL', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk({ databaseUrl: await postgres.newDatabase() });
  });
  afterAll(() => desk.stop());

  keepsRegisters(() => desk);
});

describe('finding everything at a desk on PostgreSQL', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk({ databaseUrl: await postgres.newDatabase() });
  });
  afterAll(() => desk.stop());

  findsEverything(() => desk);
  findsRegistered(() => desk);
});

describe('lending of a desk on PostgreSQL', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk({ databaseUrl: await postgres.newDatabase() });
  });
  afterAll(() => desk.stop());

  lendsDevices(() => desk);
});

describe('turns of a desk on PostgreSQL', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk({ databaseUrl: await postgres.newDatabase() });
  });
  afterAll(() => desk.stop());

  waitsItsTurn(() => desk);
});

describe('the fleet of a desk on PostgreSQL', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk({ databaseUrl: await postgres.newDatabase() });
  });
  afterAll(() => desk.stop());

  looksAfterItsFleet(() => desk);
});

describe('sites and rules of a desk on PostgreSQL', () => {
  receivesAtSites(async () => startDesk({ databaseUrl: await postgres.newDatabase() }));
  keepsShelvesAtSites(async () => startDesk({ databaseUrl: await postgres.newDatabase() }));
  sendsVisitorsOn(async () => startDesk({ databaseUrl: await postgres.newDatabase() }));
  worksByItsRules(async () => startDesk({ databaseUrl: await postgres.newDatabase() }));
  closesForgottenTickets(async () => startDesk({ databaseUrl: await postgres.newDatabase() }));
});

describe('ports of kiosks at a desk on PostgreSQL', () => {
  watchesPorts(async (options) =>
    startDesk({ databaseUrl: await postgres.newDatabase(), ...options }),
  );
});

describe('the audit trail of a desk on PostgreSQL', () => {
  keepsAuditTrail(async () => startDesk({ databaseUrl: await postgres.newDatabase() }));
});

describe('kiosks configured by a desk on PostgreSQL', () => {
  configuresKiosks(async () => startDesk({ databaseUrl: await postgres.newDatabase() }));
});

describe('accounts of a desk on PostgreSQL', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk({ databaseUrl: await postgres.newDatabase() });
  });
  afterAll(() => desk.stop());

  looksAfterAccounts(() => desk);
});

describe('updates from a desk on PostgreSQL', () => {
  updatesKiosks(async (options) =>
    startDesk({ ...options, databaseUrl: await postgres.newDatabase() }),
  );
  watchesRollouts(async (options) =>
    startDesk({ ...options, databaseUrl: await postgres.newDatabase() }),
  );
  putsKiosksInRings(async (options) =>
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

  it('show each visit once, in order, that comes to either of them in turns', async () => {
    const databaseUrl = await postgres.newDatabase();
    const one = await startDesk({ databaseUrl });
    const two = await startDesk({ databaseUrl });
    const readers = [
      await EventReader.open(await one.staff('technician'), '/v1/events?after=0'),
      await EventReader.open(await two.staff('technician'), '/v1/events?after=0'),
    ];
    const kioskAtOne = new DeskVisitor(one.url, two.kiosk.headers);
    const numbers: number[] = [];
    for (let count = 0; count < 12; count += 1) {
      const kiosk = count % 3 === 0 ? two.kiosk : kioskAtOne;
      numbers.push((await kiosk.call('ticket.create', { body: intake() })).number);
    }
    const seen = await Promise.all(readers.map((reader) => reader.take('queue', numbers.length)));
    for (const reader of readers) reader.close();

    const upToLast = numbers.map((_number, index) => index + 1);
    expect(numbers).toEqual(upToLast);
    for (const events of seen) expect(events.map(({ id }) => Number(id))).toEqual(upToLast);
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
