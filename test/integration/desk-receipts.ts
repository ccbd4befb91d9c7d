import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSeeds } from '../../desk/instruction/load-seeds.ts';
import { intake } from './desk-intake.ts';
import { handoverWishes } from './handover-wishes.ts';
import type { StartedDesk } from './start-desk.ts';

const seeds = join(import.meta.dirname, '../../assets/instructions');

/** The receipt of whoever signed, on his own phone, whatever the database of the desk. */
export function showsReceipts(desk: () => StartedDesk): void {
  const { newAsset, newPool, issue, lend, takeBack } = handoverWishes(desk);
  const tokenOf = ({ receiptPath }: { readonly receiptPath: string }) =>
    receiptPath.slice('/r/'.length);

  describe('a receipt', () => {
    it('tells whoever has its address what, until when and what was agreed, and never who', async () => {
      const { admin, anonymous, url } = desk();
      const asset = await newAsset();
      const pool = await newPool({ models: [asset.model] });
      const signed = await admin.call('handover.sign', { body: lend(asset, pool) });
      const params = { token: tokenOf(signed) };

      const page = await anonymous.call('receipt.get', { params });

      expect(page).toMatchObject({
        kind: 'loan',
        items: [
          {
            name: `Dell ${asset.model}`,
            tag: asset.tag,
            accessories: [{ name: 'Lader', count: 1 }],
            dueOn: pool.latestDueOn,
            backAt: null,
            handedIn: false,
          },
        ],
        terms: { level: 'b1', text: signed.handover.document.terms.text },
        seal: signed.handover.seal,
        sealHolds: true,
      });
      expect(page.terms.easy?.nl).toContain('Je leent dit apparaat');
      expect(page.terms.easy?.en).toContain('You borrow this device');
      expect(JSON.stringify(page)).not.toMatch(/Noor|Admin/u);
      const html = await fetch(new URL(signed.receiptPath, url));
      expect(html.headers.get('x-robots-tag')).toBe('noindex, nofollow');
      const changed = params.token.startsWith('A')
        ? `B${params.token.slice(1)}`
        : `A${params.token.slice(1)}`;
      expect((await anonymous.refusal('receipt.get', { params: { token: changed } })).code).toBe(
        'receipt/unknown',
      );
    });

    it('is there while something is out, and some days after it came back, then for nobody', async () => {
      const { admin, anonymous } = desk();
      const asset = await newAsset();
      const pool = await newPool({ models: [asset.model] });
      const { ticketId, statusPath } = await desk().kiosk.call('ticket.create', {
        body: intake(),
      });
      const signed = await admin.call('handover.sign', {
        body: { ...lend(asset, pool), ticketId },
      });
      const params = { token: tokenOf(signed) };
      const status = { params: { token: statusPath.slice('/s/'.length) } };

      const whileOut = await anonymous.call('status.loans', status);
      await admin.call('handover.sign', { body: await takeBack(asset.assetId) });
      const back = await anonymous.call('receipt.get', { params });
      const afterwards = await anonymous.call('status.loans', status);
      const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000).toISOString();
      await desk().desk.context.database.write((db) =>
        db
          .updateTable('loan')
          .set({ returned_at: longAgo })
          .where('asset_id', '=', asset.assetId)
          .execute(),
      );

      expect(whileOut.loans).toMatchObject([
        { dueOn: pool.latestDueOn, returned: false, receiptPath: signed.receiptPath },
      ]);
      expect(back.items[0]?.backAt).not.toBeNull();
      expect(afterwards.loans).toMatchObject([{ returned: true }]);
      expect((await anonymous.refusal('receipt.get', { params })).code).toBe('receipt/expired');
      expect((await anonymous.call('status.loans', status)).loans).toEqual([]);
    });

    it('opens the instructions of its device, the same page each time, and no other', async () => {
      const { admin, anonymous } = desk();
      await loadSeeds(desk().desk.context, seeds);
      const asset = await newAsset({ type: 'phone', maker: 'Google' });
      const signed = await admin.call('handover.sign', { body: issue([asset]) });
      const params = { token: tokenOf(signed), device: 'phone' as const };

      const page = await anonymous.call('receipt.get', { params: { token: params.token } });
      const first = await anonymous.call('receipt.open-pack', { params });
      const again = await anonymous.call('receipt.open-pack', { params });

      expect(page.packs).toEqual(['phone']);
      expect(again.expiresAt).toBe(first.expiresAt);
      const pack = await anonymous.call('instruction-link.get', {
        params: { token: again.linkPath.slice('/i/'.length) },
      });
      expect(pack).toMatchObject({ locale: 'nl', telling: 'steps' });
      expect(pack.instructions.length).toBeGreaterThanOrEqual(4);
      const links = await desk()
        .desk.context.database.read.selectFrom('instruction_link')
        .selectAll()
        .where('device_type', '=', 'phone')
        .execute();
      expect(links).toHaveLength(1);
      const other = { params: { ...params, device: 'laptop' as const } };
      expect((await anonymous.refusal('receipt.open-pack', other)).code).toBe('receipt/unknown');
      const back = await admin.call('handover.sign', { body: await takeBack(asset.assetId) });
      expect(
        (await anonymous.call('receipt.get', { params: { token: tokenOf(back) } })).packs,
      ).toEqual([]);
    });
  });
}
