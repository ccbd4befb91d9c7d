import { describe, expect, it } from 'vitest';
import { remindOfLoans } from '../../desk/loan/loan-jobs.ts';
import { handoverWishes } from './handover-wishes.ts';
import { intake } from './desk-intake.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** How every desk lends, whatever its database. */
export function lends(desk: () => StartedDesk): void {
  const { newAsset, newPool, lend, takeBack, stateOf } = handoverWishes(desk);
  describe('a loan', () => {
    it('is never of one device twice, when sixteen ask at once', async () => {
      const { admin } = desk();
      const pool = await newPool();
      const asset = await newAsset();

      const answers = await Promise.all(
        Array.from({ length: 16 }, () => admin.ask('handover.sign', { body: lend(asset, pool) })),
      );

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(15);
      const open = await desk()
        .desk.context.database.read.selectFrom('loan')
        .selectAll()
        .where('asset_id', '=', asset.assetId)
        .execute();
      expect(open).toHaveLength(1);
    });

    it('keeps to the rules of its pool: of what, for whom, by whom, until when', async () => {
      const { admin } = desk();
      const technician = await desk().staff('technician', 'Tom');
      const number = `9${String(Date.now()).slice(-6)}`;
      await admin.call('person.import', {
        body: {
          people: [
            {
              staffNumber: number,
              badgeNumbers: [],
              firstName: 'Dirk',
              lastName: 'Docent',
              department: null,
              role: 'Docent',
            },
          ],
        },
      });
      const asset = await newAsset();
      const [teachers, leads, phones, closed] = [
        await newPool({ roles: ['docent'] }),
        await newPool({ needsLead: true }),
        await newPool({ assetTypes: ['phone'] }),
        await newPool({ closed: true }),
      ];
      const refusal = async (pool: typeof teachers, by = admin, dueOn = pool.latestDueOn) =>
        (
          await by.refusal('handover.sign', {
            body: { ...lend(asset, pool), loan: { poolId: pool.poolId, dueOn } },
          })
        ).code;

      expect([
        await refusal(teachers),
        await refusal(leads, technician),
        await refusal(phones),
        await refusal(closed),
        await refusal(leads, admin, '2099-01-01'),
        await refusal(leads, admin, '2020-01-01'),
      ]).toEqual([
        'loan/not-for-role',
        'loan/lead-required',
        'loan/not-of-pool',
        'loan/pool-closed',
        'loan/too-long',
        'loan/too-long',
      ]);
      const person = await technician.call('handover.person', { params: { badgeNumber: number } });
      await technician.call('handover.sign', {
        body: {
          ...lend(asset, teachers),
          holder: { name: person.name, staffNumber: person.staffNumber },
        },
      });
      expect(await stateOf(asset.assetId)).toMatchObject({
        state: 'loan',
        dueOn: teachers.latestDueOn,
        holder: { name: 'Dirk Docent', staffNumber: number },
      });
    });

    it('is counted, reminded of on its days, found late, made longer once and ended by the return', async () => {
      const { admin, kiosk } = desk();
      const asset = await newAsset();
      const pool = await newPool({ models: [asset.model] });
      const { ticketId } = await kiosk.call('ticket.create', { body: intake() });
      const ready = async () =>
        (await admin.call('loan.pools', {})).pools.find(({ poolId }) => poolId === pool.poolId);
      const lines = async (view: 'out' | 'late') =>
        (await admin.call('loan.list', { query: { view } })).lines.filter(
          ({ loan }) => loan.assetId === asset.assetId,
        );
      const before = await ready();
      await admin.call('handover.sign', { body: { ...lend(asset, pool), ticketId } });
      const [line] = await lines('out');
      if (line === undefined) throw new Error('Not lent');
      const { loanId, dueOn } = line.loan;
      const due = Date.parse(`${dueOn}T10:00:00.000Z`);
      const told = async () =>
        (await admin.call('notice.list', {})).notices.filter(
          ({ kind, details }) =>
            kind === 'loan-due' && String(details['device']).includes(asset.tag),
        ).length;

      const counts = [await told()];
      await runAt(desk(), [remindOfLoans], due - 7 * dayMs);
      counts.push(await told());
      await runAt(desk(), [remindOfLoans], due);
      await runAt(desk(), [remindOfLoans], due + 60_000);
      counts.push(await told());
      const longer = await admin.call('loan.extend', { params: { loanId }, body: { dueOn } });
      const again = await admin.refusal('loan.extend', {
        params: { loanId },
        body: { dueOn: longer.loan.dueOn },
      });
      const out = await ready();
      const onAsset = await stateOf(asset.assetId);
      await admin.call('handover.sign', { body: { ...(await takeBack(asset.assetId)), ticketId } });

      expect(before).toMatchObject({ ready: 1, out: 0 });
      expect(out).toMatchObject({ ready: 0, out: 1 });
      expect(counts).toEqual([0, 0, 1]);
      expect(longer.loan).toMatchObject({ extended: 1, remindedOn: null });
      expect(onAsset.dueOn).toBe(longer.loan.dueOn);
      expect(again.code).toBe('loan/not-extendable');
      expect(await lines('out')).toEqual([]);
      expect(await ready()).toMatchObject({ ready: 0, out: 0 });
      const { history } = await admin.call('ticket.get', { params: { ticketId } });
      expect(history.map(({ kind }) => kind).slice(1)).toEqual([
        'ticket.asset-handed-over',
        'ticket.loan-changed',
        'ticket.loan-changed',
        'ticket.asset-handed-over',
      ]);
    });
  });
}
