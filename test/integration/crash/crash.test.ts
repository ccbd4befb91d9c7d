import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleIntake } from '../../../bench/sample-intake.ts';
import { openSqlite3Connection } from '../../../shared/storage/sqlite3-connection.ts';
import { freePort } from '../../e2e/harness/free-port.ts';
import { sendAsKiosk } from '../as-kiosk.ts';
import { BridgeClient, cookieOf } from './bridge-client.ts';
import { KillableProgram } from './killable-program.ts';
import { type SeenNumber, keepVisiting } from './visitor.ts';

/** 40 of the desk and 40 of the kiosk. BALIE_CRASH_KILLS=5000 makes it a night's work. */
const killsEach = Number(process.env['BALIE_CRASH_KILLS'] ?? '40');
const root = join(import.meta.dirname, '..', '..', '..');

const ticketRowSchema = z.object({ visit_id: z.string(), visit_code: z.string() });

describe('a station whose programs are killed at random moments under load', () => {
  let folder: string;
  let desk: KillableProgram;
  let kiosk: KillableProgram;
  let kioskOrigin: string;
  let cookie: string;
  let joinFile: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balie-crash-'));
    joinFile = join(folder, 'kiosk', 'join.json');
    const [deskPort, kioskPort] = [await freePort(), await freePort()];
    kioskOrigin = `http://127.0.0.1:${kioskPort}`;
    desk = KillableProgram.desk(
      ['serve', '--data', folder, '--port', String(deskPort), '--kiosk-join', joinFile],
      join(folder, 'desk.log'),
    );
    await desk.start();
    kiosk = new KillableProgram(
      join(root, 'out', 'main', 'main.js'),
      ['--data', folder, '--join', joinFile, '--port', String(kioskPort)],
      join(folder, 'kiosk.log'),
    );
    const ready = await kiosk.start();
    if (ready.url === null) throw new Error('The browser shell has no address');
    cookie = await cookieOf(ready.url);
  });

  afterAll(async () => {
    await kiosk.stop();
    await desk.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Another kiosk's outbox: tries one visit until the desk answers. */
  async function keepSending(stopped: () => boolean): Promise<readonly SeenNumber[]> {
    const seen: SeenNumber[] = [];
    while (!stopped()) {
      const intake = sampleIntake();
      let visitCode: string | null = null;
      while (visitCode === null && !stopped()) {
        visitCode = await send(intake);
        if (visitCode === null) await delay(40);
      }
      if (visitCode !== null) seen.push({ visitId: intake.visitId, visitCode });
      await delay(20);
    }
    return seen;
  }

  async function send(intake: ReturnType<typeof sampleIntake>): Promise<string | null> {
    try {
      const response = await sendAsKiosk(joinFile, {
        method: 'POST',
        path: '/v1/tickets',
        headers: { 'idempotency-key': intake.visitId },
        body: JSON.stringify(intake),
      });
      if (!response.ok) return null;
      return z.looseObject({ visitCode: z.string() }).parse(await response.json()).visitCode;
    } catch {
      // The desk died with our request; an outbox tries again.
      return null;
    }
  }

  async function killRepeatedly(program: KillableProgram): Promise<void> {
    for (let kill = 0; kill < killsEach; kill += 1) {
      await delay(Math.random() * 400);
      await program.kill();
      await program.start();
    }
  }

  it(
    'keeps every visit that was confirmed on screen, exactly once and under the number shown',
    { timeout: 30 * 60_000 },
    async () => {
      let over = false;
      const stopped = (): boolean => over;
      const connect = (): Promise<BridgeClient> => BridgeClient.open(kioskOrigin, cookie);
      const visitors = [keepVisiting(connect, stopped), keepSending(stopped), keepSending(stopped)];

      await Promise.all([killRepeatedly(desk), killRepeatedly(kiosk)]);
      over = true;
      const seen = (await Promise.all(visitors)).flat();
      const tickets = await ticketsOnceDelivered(seen);

      const codeOf = new Map(tickets.map((ticket) => [ticket.visit_id, ticket.visit_code]));
      const lost = seen.filter(({ visitId }) => !codeOf.has(visitId));
      const otherNumber = seen.filter(
        ({ visitId, visitCode }) => codeOf.get(visitId) !== visitCode,
      );
      expect({ lost, otherNumber }).toEqual({ lost: [], otherNumber: [] });
      expect(codeOf.size, 'tickets per visit').toBe(tickets.length);
      expect(await integrity()).toEqual({ integrity: 'ok', createdTwice: 0, withoutEvent: 0 });
      expect(desk.kills + kiosk.kills).toBe(2 * killsEach);
      expect(seen.length, 'visits that prove something').toBeGreaterThan(killsEach / 2);
    },
  );

  /** All tickets, once the outbox has had time to bring what it owes. */
  async function ticketsOnceDelivered(
    seen: readonly SeenNumber[],
  ): Promise<readonly z.infer<typeof ticketRowSchema>[]> {
    const until = Date.now() + 60_000;
    for (;;) {
      const tickets = await query('SELECT visit_id, visit_code FROM ticket', ticketRowSchema);
      const codes = new Map(tickets.map((ticket) => [ticket.visit_id, ticket.visit_code]));
      const allThere = seen.every(({ visitId, visitCode }) => codes.get(visitId) === visitCode);
      if (allThere || Date.now() > until) return tickets;
      await delay(500);
    }
  }

  async function integrity(): Promise<unknown> {
    const [check] = await query(
      'PRAGMA integrity_check',
      z.object({ integrity_check: z.string() }),
    );
    const counted = z.object({ n: z.number() });
    const [twice] = await query(
      `SELECT count(*) AS n FROM (SELECT 1 FROM event WHERE kind = 'ticket.created'
       GROUP BY ticket_id HAVING count(*) > 1)`,
      counted,
    );
    const [without] = await query(
      `SELECT count(*) AS n FROM ticket WHERE NOT EXISTS
       (SELECT 1 FROM event WHERE event.ticket_id = ticket.ticket_id AND kind = 'ticket.created')`,
      counted,
    );
    return {
      integrity: check?.integrity_check,
      createdTwice: twice?.n,
      withoutEvent: without?.n,
    };
  }

  async function query<T>(sql: string, schema: z.ZodType<T>): Promise<readonly T[]> {
    const connection = await openSqlite3Connection(join(folder, 'desk.sqlite'), true);
    try {
      const outcome = await connection.run(sql, [], true);
      return outcome.rows.map((row) => schema.parse(row));
    } finally {
      await connection.close();
    }
  }
});
