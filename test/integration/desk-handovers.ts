import { describe, expect, it } from 'vitest';
import { sealHolds } from '../../desk/handover/seal.ts';
import { handoverTermsOn } from '../../desk/handover/terms.ts';
import { moveAsset } from '../../desk/store/asset-change.ts';
import { handoverWishes, noor } from './handover-wishes.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** How things change hands at every desk, whatever its database. */
export function handsOver(desk: () => StartedDesk): void {
  const { newAsset, issue, takeBack, stateOf } = handoverWishes(desk);
  const sign = (by: DeskVisitor, body: ReturnType<typeof issue>) =>
    by.call('handover.sign', { body });

  describe('a handover', () => {
    it('is sealed with exactly what was signed, and what changes it later shows', async () => {
      const { admin } = desk();
      const asset = await newAsset();
      const body = issue([asset]);
      const { handover, sealHolds: holds } = await sign(admin, body);
      const again = await sign(admin, body);
      const { database } = desk().desk.context;
      await database.write(async (db) => {
        await db
          .updateTable('handover')
          .set({ document: JSON.stringify({ ...handover.document, by: 'Iemand anders' }) })
          .where('handover_id', '=', handover.handoverId)
          .execute();
      });
      const forged = await admin.call('handover.get', {
        params: { handoverId: handover.handoverId },
      });

      expect(holds).toBe(true);
      expect(again.handover).toEqual(handover);
      expect(handover.document).toMatchObject({
        kind: 'issue',
        holder: noor,
        items: [{ tag: asset.tag, serial: asset.identifiers[0]?.value }],
        terms: { version: 1, level: 'b1' },
        dueOn: null,
      });
      expect(handover.document.terms.text).toMatch(/eigendom/u);
      expect(await stateOf(asset.assetId)).toMatchObject({ state: 'issued', holder: noor });
      expect(forged.sealHolds).toBe(false);
      expect(sealHolds({ ...handover, signature: { by: 'paper' } })).toBe(false);
    });

    it('takes twenty things at once or none of them', async () => {
      const { admin } = desk();
      const assets = await Promise.all(Array.from({ length: 20 }, () => newAsset()));
      const gone = await newAsset({ state: 'stock' });

      const refused = await admin.refusal('handover.sign', { body: issue([...assets, gone]) });
      const untouched = await Promise.all(assets.map(({ assetId }) => stateOf(assetId)));
      const { handover } = await sign(admin, issue(assets));

      expect(refused.code).toBe('asset/not-ready');
      expect(untouched).toEqual(assets);
      expect(handover.document.items).toHaveLength(20);
    });

    it('belongs to its ticket, and nobody sees one of a ticket that he may not see', async () => {
      const { admin, kiosk } = desk();
      const technician = await desk().staff('technician', 'Tom');
      const { ticketId } = await kiosk.call('ticket.create', {
        body: intake({ reportType: 'complaint' }),
      });
      const asset = await newAsset();
      const body = { ...issue([asset]), ticketId };

      const unseen = await technician.refusal('handover.sign', { body });
      await admin.call('handover.sign', { body });
      const hidden = await technician.refusal('handover.get', {
        params: { handoverId: body.handoverId },
      });
      const ofTicket = await admin.call('handover.list', { query: { ticketId } });
      const ofAsset = await technician.call('handover.list', {
        query: { assetId: asset.assetId },
      });

      expect([unseen.code, hidden.code]).toEqual(['ticket/unknown', 'handover/unknown']);
      expect(ofTicket.handovers).toMatchObject([{ handoverId: body.handoverId, kind: 'issue' }]);
      expect(ofAsset.handovers).toEqual([]);
      const { history } = await admin.call('ticket.get', { params: { ticketId } });
      expect(history.at(-1)).toMatchObject({ kind: 'ticket.asset-handed-over' });
    });

    it('is signed on paper by who cannot on screen, and says so until the paper is there', async () => {
      const { admin } = desk();
      const asset = await newAsset();
      const body = { ...issue([asset]), signature: { by: 'paper' as const } };
      await admin.call('handover.sign', { body });
      const params = { handoverId: body.handoverId };
      const listed = async () =>
        (await admin.call('handover.list', { query: { assetId: asset.assetId } })).handovers;
      const before = await listed();

      const nothing = await admin.refusal('handover.attach-paper', {
        params,
        body: { words: ' ', photo: null },
      });
      const attached = await admin.call('handover.attach-paper', {
        params,
        body: { words: 'Map 3, achter het tabblad Uitgifte', photo: null },
      });

      expect(nothing.code).toBe('input/invalid');
      expect(before).toMatchObject([{ paperMissing: true }]);
      expect(attached).toMatchObject({ sealHolds: true, handover: { paper: { photo: null } } });
      expect(await listed()).toMatchObject([{ paperMissing: false }]);
    });

    it('signs the former terms until the day from which the next ones hold, and names the version', async () => {
      const { admin } = desk();
      const { context } = desk().desk;
      const today = context.dayAt(context.clock.nowMs());
      const texts = { ...(await admin.call('handover.terms', {})).texts };
      const change = (version: number, holdsFrom?: string) =>
        ({ body: { version, texts, ...(holdsFrom === undefined ? {} : { holdsFrom }) } }) as const;

      const past = await admin.refusal('handover.change-terms', change(1, '2020-01-01'));
      const planned = await admin.call('handover.change-terms', change(1, '2098-01-01'));
      const now = await admin.call('handover.terms', {});
      const { handover } = await sign(admin, issue([await newAsset()]));
      const unseen = await admin.refusal('handover.change-terms', change(1));
      const better = await admin.call('handover.change-terms', change(2));
      const corrected = await admin.call('handover.terms', {});
      const { versions } = await admin.call('handover.terms-versions', { query: {} });
      const { read } = context.database;
      const later = await Promise.all(
        ['2097-12-31', '2098-01-01', '2099-01-01'].map((day) => handoverTermsOn(read, day)),
      );
      // The other tests sign version 1.
      await context.database.write((db) => db.deleteFrom('handover_terms').execute());

      expect(past.code).toBe('input/invalid');
      expect(planned).toMatchObject({ version: 2, holdsFrom: '2098-01-01' });
      expect([now.version, handover.document.terms.version]).toEqual([1, 1]);
      expect(unseen.code).toBe('rules/changed-meanwhile');
      expect(better).toMatchObject({ version: 3, holdsFrom: today });
      expect(corrected.version).toBe(3);
      expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
      // A correction of today leaves alone what is planned.
      expect(later.map(({ version }) => version)).toEqual([3, 2, 2]);
    });

    it('keeps the words that were signed when a lead changes the terms', async () => {
      const { admin } = desk();
      const asset = await newAsset();
      const { handover } = await sign(admin, issue([asset]));
      const terms = await admin.call('handover.terms', {});
      const technician = await desk().staff('technician', 'Tom');
      const change = { version: terms.version, texts: terms.texts };

      const forbidden = await technician.refusal('handover.change-terms', { body: change });
      const next = await admin.call('handover.change-terms', { body: change });
      const late = await admin.refusal('handover.change-terms', { body: change });
      const old = await admin.refusal('handover.sign', { body: issue([await newAsset()]) });
      const same = await admin.call('handover.get', {
        params: { handoverId: handover.handoverId },
      });
      // The other tests sign version 1.
      await desk().desk.context.database.write((db) => db.deleteFrom('handover_terms').execute());

      expect(forbidden.code).toBe('auth/forbidden');
      expect(next.version).toBe(2);
      expect([late.code, old.code]).toEqual(['rules/changed-meanwhile', 'rules/changed-meanwhile']);
      expect(same.handover).toEqual(handover);
    });
  });

  describe('a return', () => {
    it('stands beside how it went out, and what is missing is known', async () => {
      const { admin } = desk();
      const asset = await newAsset();
      const { handover: out } = await sign(admin, issue([asset]));
      const found = await admin.call('handover.find-asset', {
        query: { code: asset.tag.toLowerCase() },
      });
      const back = await admin.call('handover.sign', { body: await takeBack(asset.assetId) });
      const nobody = await admin.refusal('handover.sign', { body: await takeBack(asset.assetId) });

      expect(found.found).toMatchObject([{ out: { item: out.document.items[0] } }]);
      expect(back.wentOut).toEqual(out.document.items);
      expect(back.handover.document.items).toMatchObject([
        { accessories: [], condition: { words: 'Barst in de hoek' } },
      ]);
      expect(nobody.code).toBe('asset/illegal-move');
    });

    it('with an account on it stays returned until somebody saw that it is off, and needs proof of wiping', async () => {
      const { admin } = desk();
      const phone = await newAsset({ type: 'phone', maker: 'Apple', model: 'iPhone 15' });
      const { database, newId } = desk().desk.context;
      const wipe = (wipeProof: string | null) =>
        database.write(async (db) =>
          moveAsset(
            db,
            { kind: database.kind, newId },
            phone.assetId,
            { to: 'wiped', wipeProof },
            {
              by: { name: 'Sam', accountId: null },
              role: 'technician',
              at: new Date().toISOString(),
              version: null,
            },
          ),
        );
      await sign(admin, issue([phone]));
      await admin.call('handover.sign', { body: await takeBack(phone.assetId, 'locked') });
      const locked = async () =>
        (await admin.call('handover.locked', {})).found.filter(
          ({ asset }) => asset.assetId === phone.assetId,
        );

      expect(await locked()).toMatchObject([{ lock: { state: 'locked', source: 'asked' } }]);
      expect(await wipe('Erase via MDM')).toMatchObject({
        ok: false,
        fault: { code: 'handover/account-locked' },
      });
      await admin.call('handover.check-lock', {
        params: { assetId: phone.assetId },
        body: { state: 'free' },
      });
      expect(await locked()).toEqual([]);
      expect(await wipe(null)).toMatchObject({
        ok: false,
        fault: { code: 'asset/needs-wipe-proof' },
      });
      expect(await wipe('Erase via MDM')).toMatchObject({ ok: true, value: { state: 'wiped' } });
    });
  });
}
