import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { lockAsset } from '../../desk/store/asset-store.ts';
import { updateLoan } from '../../desk/store/loan-store.ts';
import { keptSheet } from '../../desk/store/test-campaign-store.ts';
import { lockTicket, updateTicket } from '../../desk/store/ticket-store.ts';
import { putResult } from '../../desk/store/test-run-store.ts';
import { writeNeed } from '../../desk/store/skill-store.ts';
import { acceptanceSteps } from './acceptance-steps.ts';
import { emptyQueue } from './empty-queue.ts';
import { handoverWishes } from './handover-wishes.ts';
import type { StartedDesk } from './start-desk.ts';
import { arrive, next } from './two-sites.ts';

/** How commands on one PostgreSQL wait for each other; SQLite does one after the other anyway. */
export function waitsItsTurn(desk: () => StartedDesk): void {
  const { newAsset, newPool, lend } = handoverWishes(desk);
  const { campaign, linkOf, testBy, at } = acceptanceSteps(desk);
  const waiting = async () => {
    const { rows } = await sql<{ count: string }>`select count(*) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(
      desk().desk.context.database.read,
    );
    return Number(rows[0]?.count);
  };

  describe('two commands at once', () => {
    it('make a loan longer and take its device back without each waiting for the other', async () => {
      const { admin } = desk();
      const { database } = desk().desk.context;
      const asset = await newAsset();
      const pool = await newPool();
      await admin.call('handover.sign', { body: lend(asset, pool) });
      const { lines } = await admin.call('loan.list', { query: {} });
      const loan = lines.find((line) => line.loan.assetId === asset.assetId)?.loan;
      if (loan === undefined) throw new Error('Not lent');
      const { loanId, dueOn } = loan;

      const longer = await database.write(async (db) => {
        await lockAsset(db, database.kind, asset.assetId);
        const extending = admin.ask('loan.extend', { params: { loanId }, body: { dueOn } });
        await expect.poll(waiting).toBe(1);
        await updateLoan(db, loanId, { reminded_on: null });
        return { extending };
      });

      expect((await longer.extending).status).toBe(200);
    });

    it('end a step and decide on its campaign with that step on the sheet', async () => {
      const { admin, anonymous } = desk();
      const { database } = desk().desk.context;
      const ids = await campaign();
      const { campaignId } = ids;
      const { token } = await linkOf(ids, ids.nurse);
      const runId = await testBy(ids, token, ids.iphone, ['passed', 'passed']);
      const result = { outcome: 'failed' as const, remark: 'De knop is grijs.', photoHash: null };
      let isDecided = false;

      const asked = await database.write(async (db) => {
        await putResult(db, runId, { ...result, stepId: 'send', at: at() });
        const ending = anonymous.ask('test.end-step', {
          params: { token, runId, stepId: 'send' },
          body: { result, at: at() },
        });
        await expect.poll(waiting).toBe(1);
        const deciding = admin
          .ask('acceptance.decide', {
            params: { campaignId },
            body: { verdict: 'go', reason: 'Alleen de pilotgroep.', names: ['Petra Smit'] },
          })
          .finally(() => {
            isDecided = true;
          });
        await expect.poll(async () => isDecided || (await waiting()) === 2).toBe(true);
        await db
          .deleteFrom('test_result')
          .where('run_id', '=', runId)
          .where('step_id', '=', 'send')
          .execute();
        return { ending, deciding };
      });

      expect([(await asked.ending).status, (await asked.deciding).status]).toEqual([200, 200]);
      const sheet = await keptSheet(database.read, campaignId);
      expect(sheet?.conditions).toMatchObject({ running: 0, failed: 1 });
    });

    it('call the only one who waits while something else is written down about him', async () => {
      const { admin, kiosk } = desk();
      const { database } = desk().desk.context;
      await emptyQueue(admin);
      const { ticketId } = await arrive(kiosk);
      const technician = await desk().staff('technician', 'Tweede balie');
      await technician.call('session.set-counter', { body: { counter: '2' } });

      const called = await database.write(async (db) => {
        const ticket = await lockTicket(db, database.kind, ticketId);
        if (ticket === null) throw new Error('Not there');
        let isAnswered = false;
        const calling = next(technician).finally(() => {
          isAnswered = true;
        });
        // Something that the desk does by itself may wait for the ticket too.
        await expect
          .poll(async () => isAnswered || (await waiting()) >= 1, { timeout: 10_000 })
          .toBe(true);
        await updateTicket(db, ticket);
        return { calling };
      });

      expect(await called.calling).toMatchObject({ status: 200, body: { item: { ticketId } } });
    });

    it('call somebody while a line that refers to him is written', async () => {
      const { admin, kiosk } = desk();
      const { database } = desk().desk.context;
      await emptyQueue(admin);
      const first = await arrive(kiosk, 20);
      await arrive(kiosk, 10);
      const technician = await desk().staff('technician', 'Derde balie');
      await technician.call('session.set-counter', { body: { counter: '3' } });

      const called = await database.write(async (db) => {
        await writeNeed(db, first.ticketId, null);
        return next(technician);
      });

      expect(called).toMatchObject({ body: { item: { ticketId: first.ticketId } } });
    });
  });
}
