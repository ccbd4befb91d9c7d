import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { handoverWishes, noor } from './handover-wishes.ts';
import type { StartedDesk } from './start-desk.ts';

/** How a pool that needs a lead is asked of one, whatever the database of the desk. */
export function asksLeads(desk: () => StartedDesk): void {
  const { newAsset, newPool, lend } = handoverWishes(desk);

  describe('a pool that needs a lead', () => {
    it('lends one device by a technician after a yes, and not by the same yes again', async () => {
      const { admin } = desk();
      const tom = await desk().staff('technician', 'Tom');
      const pool = await newPool({ needsLead: true });
      const [first, second] = [await newAsset(), await newAsset()];
      const body = {
        requestId: v7(),
        poolId: pool.poolId,
        holder: noor,
        dueOn: pool.latestDueOn,
        words: 'Haar laptop is stuk.',
        ticketId: null,
      };
      const params = { requestId: body.requestId };

      expect((await tom.refusal('handover.sign', { body: lend(first, pool) })).code).toBe(
        'loan/lead-required',
      );
      const asked = await tom.call('loan-request.ask', { body });
      const askedAgain = await tom.call('loan-request.ask', { body });
      expect(asked).toMatchObject({ state: 'waiting', askedBy: 'Tom', poolName: pool.name });
      expect(askedAgain).toEqual(asked);
      const told = (await admin.call('notice.list', {})).notices.filter(
        ({ kind, details }) => kind === 'loan-asked' && details['pool'] === pool.name,
      );
      expect(told).toHaveLength(1);
      const yes = { params, body: { decision: 'approved' as const, words: null } };
      expect((await tom.refusal('loan-request.decide', yes)).code).toBe('auth/forbidden');
      await admin.call('loan-request.decide', yes);
      expect((await admin.refusal('loan-request.decide', yes)).code).toBe('loan/unknown');
      expect((await tom.call('notice.list', {})).notices).toMatchObject([
        { kind: 'loan-decided', details: { by: 'Admin', decision: 'approved' } },
      ]);

      const other = { ...lend(first, pool), holder: { name: 'Sem Bakker', staffNumber: null } };
      expect((await tom.refusal('handover.sign', { body: other })).code).toBe('loan/lead-required');
      await tom.call('handover.sign', { body: lend(first, pool) });
      expect((await tom.refusal('handover.sign', { body: lend(second, pool) })).code).toBe(
        'loan/lead-required',
      );
      const { requests } = await tom.call('loan-request.list', { query: { state: 'used' } });
      expect(requests.find(({ requestId }) => requestId === body.requestId)).toMatchObject({
        decided: { by: 'Admin' },
      });
    });

    it('lends nothing after a no, which has a reason, and asks for nothing that no lead may lend', async () => {
      const { admin } = desk();
      const tom = await desk().staff('technician', 'Tim');
      const pool = await newPool({ needsLead: true });
      const asset = await newAsset();
      const ask = (dueOn: string) => ({
        body: {
          requestId: v7(),
          poolId: pool.poolId,
          holder: noor,
          dueOn,
          words: 'Voor een presentatie.',
          ticketId: null,
        },
      });

      expect((await tom.refusal('loan-request.ask', ask('2099-01-01'))).code).toBe('loan/too-long');
      const { requestId } = await tom.call('loan-request.ask', ask(pool.latestDueOn));
      const refused = await admin.call('loan-request.decide', {
        params: { requestId },
        body: { decision: 'refused', words: 'Alles is gereserveerd.' },
      });

      expect(refused).toMatchObject({
        state: 'refused',
        decided: { by: 'Admin', words: 'Alles is gereserveerd.' },
      });
      expect((await tom.refusal('handover.sign', { body: lend(asset, pool) })).code).toBe(
        'loan/lead-required',
      );
    });
  });
}
