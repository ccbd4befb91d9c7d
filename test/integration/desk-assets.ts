import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../desk/register/ticket-assets.ts';
import { moveAsset } from '../../desk/store/asset-change.ts';
import { assetTimeline } from '../../desk/store/asset-event-store.ts';
import type { Asset, AssetFacts } from '../../shared/domain/asset.ts';
import { replay } from '../../shared/domain/asset-timeline.ts';
import { assetFacts, fresh } from './asset-samples.ts';
import { makeReady } from './make-ready.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk keeps its register of assets, whatever its database. */
export function keepsAssets(desk: () => StartedDesk): void {
  const create = (change: Partial<AssetFacts> = {}) =>
    desk().admin.call('asset.create', { body: { facts: assetFacts(change) } });
  const move = async (
    assetId: string,
    body: { readonly to: 'issued' | 'returned' | 'wiped' } & Record<string, unknown>,
  ) => {
    const { version } = await desk().admin.call('asset.get', { params: { assetId } });
    return desk().admin.call('asset.move', { params: { assetId }, body: { version, ...body } });
  };
  const issue = async (asset: Asset, name: string) => {
    await makeReady(desk().admin, asset);
    return move(asset.assetId, { to: 'issued', holder: { name, staffNumber: null } });
  };

  describe('the register of assets', () => {
    it('finds an asset by tag, by number however it is spaced, and by holder', async () => {
      const asset = await create({
        identifiers: [
          { kind: 'serial', value: fresh('SN') },
          { kind: 'mac', value: '00-1A-2B-3C-4D-5E' },
        ],
      });
      await issue(asset, `Noor ${asset.tag}`);

      const byTag = await desk().admin.call('asset.find', {
        query: { code: asset.tag.toLowerCase() },
      });
      const byNumber = await desk().admin.call('asset.find', { query: { code: '001a2b3c4d5e' } });
      const byHolder = await desk().admin.call('asset.list', { query: { q: `noor ${asset.tag}` } });

      expect(
        [byTag.assets, byNumber.assets, byHolder.assets].map((found) =>
          found.map(({ tag }) => tag),
        ),
      ).toEqual([[asset.tag], [asset.tag], [asset.tag]]);
    });

    it('gives pages, newest first, of one state and site', async () => {
      const site = fresh('Locatie ');
      const tags: string[] = [];
      for (let nth = 0; nth < 3; nth += 1) tags.unshift((await create({ site })).tag);

      const first = await desk().admin.call('asset.list', {
        query: { site, state: 'stock', limit: 2 },
      });
      const second = await desk().admin.call('asset.list', {
        query: { site, state: 'stock', limit: 2, before: first.next ?? undefined },
      });
      const none = await desk().admin.call('asset.list', { query: { site, state: 'issued' } });

      expect(first.assets.map(({ tag }) => tag)).toEqual(tags.slice(0, 2));
      expect(second.assets.map(({ tag }) => tag)).toEqual(tags.slice(2));
      expect(second.next).toBeNull();
      expect(none.assets).toEqual([]);
    });

    it('finds a number by its end or its middle, and finds nothing for what no asset has', async () => {
      const { tag, assetId } = await create({
        identifiers: [{ kind: 'serial', value: fresh('QZK7W') }],
      });
      const found = async (q: string) =>
        (await desk().admin.call('asset.list', { query: { q } })).assets.map((each) => each.tag);
      const serial = fresh('9XVJ');

      expect(await found('zk7w')).toEqual([tag]);
      expect(await found(`voorbeeld ${tag.slice(3)}`)).toContain(tag);
      expect(await found('zzyzx')).toEqual([]);
      const asset = await desk().admin.call('asset.get', { params: { assetId } });
      await desk().admin.call('asset.change', {
        params: { assetId },
        body: {
          version: asset.version,
          facts: { ...factsOf(asset), identifiers: [{ kind: 'serial', value: serial }] },
          reason: null,
        },
      });
      expect(await found('zk7w')).toEqual([]);
      expect(await found(serial.slice(2))).toEqual([tag]);
    });

    it('stands at a site of the desk when its text names one, now or later', async () => {
      const name = fresh('Depot ');
      const { assetId, tag } = await create({ site: name.toUpperCase() });
      const elsewhere = await create({ site: fresh('Kast ') });
      const others = async () => (await desk().admin.call('asset.sites', {})).sites;
      const at = async (site: string) =>
        (await desk().admin.call('asset.list', { query: { site } })).assets.map((each) => each.tag);
      expect(await others()).toContain(name.toUpperCase());

      const site = await desk().admin.call('site.create', { body: { name, where: '' } });
      const named = await desk().admin.call('asset.get', { params: { assetId } });
      const second = await create({ site: name });
      const renamed = fresh('Magazijn ');
      await desk().admin.call('site.change', {
        params: { siteId: site.siteId },
        body: { name: renamed, where: '', active: true },
      });

      expect(named.site).toBe(name);
      expect(await at(renamed)).toEqual([second.tag, tag]);
      expect(await others()).not.toContain(name.toUpperCase());
      expect(await at(elsewhere.site ?? '')).toEqual([elsewhere.tag]);
    });

    it('refuses a wrong digit with the rule, and a tag or number that another has', async () => {
      const other = await create();
      const refuse = async (change: Partial<AssetFacts>) =>
        (await desk().admin.refusal('asset.create', { body: { facts: assetFacts(change) } })).code;

      expect(await refuse({ identifiers: [{ kind: 'imei', value: '490154203237519' }] })).toBe(
        'identifier/wrong-check-digit',
      );
      expect(await refuse({ tag: other.tag })).toBe('asset/tag-taken');
      expect(await refuse({ identifiers: other.identifiers })).toBe('asset/number-taken');
      await create({ maker: 'Een ander', identifiers: other.identifiers });
    });

    it('moves only as its life allows, and tells who may', async () => {
      const technician = await desk().staff('technician', 'Mila');
      const { assetId } = await create();
      const refuse = async (
        body: { readonly to: 'issued' | 'retired' } & Record<string, unknown>,
      ) =>
        (
          await technician.refusal('asset.move', {
            params: { assetId },
            body: { version: 1, ...body },
          })
        ).code;

      expect(await refuse({ to: 'issued', holder: { name: 'Noor', staffNumber: null } })).toBe(
        'asset/not-ready',
      );
      expect(await refuse({ to: 'retired', reason: 'Oud' })).toBe('asset/not-your-move');
      const { version } = await desk().admin.call('asset.get', { params: { assetId } });
      expect(version).toBe(1);
    });

    it.each(['technician', 'lead', 'admin'] as const)(
      'is made ready by no %s with a reason, and its preparation goes on',
      async (role) => {
        const asset = await create();
        const params = { assetId: asset.assetId };
        const by = await desk().staff(role, `Mila ${role}`);
        const { preparationId } = await by.call('preparation.start', { params });
        const body = { version: asset.version, to: 'ready', reason: 'Klaar' } as const;

        const refused = await by.refusal('asset.move', { params, body });
        const forged = await by.send('POST', `/v1/assets/${asset.assetId}/moves`, {
          ...body,
          preparation: { preparationId, allHold: true },
        });

        expect(refused).toMatchObject({ status: 409, code: 'asset/needs-preparation' });
        expect(forged.status).toBe(400);
        expect(await by.call('asset.get', { params })).toEqual(asset);
        expect((await by.call('preparation.of-asset', { params })).preparation).toMatchObject({
          preparationId,
          ended: null,
        });
      },
    );

    it('is not ready as another type than the one that it was prepared as', async () => {
      const created = await create({ type: 'dock' });
      const params = { assetId: created.assetId };
      const { version } = await makeReady(desk().admin, created);
      const facts = assetFacts({ ...factsOf(created), type: 'laptop' });

      const refused = await desk().admin.refusal('asset.change', {
        params,
        body: { version, facts, reason: 'Was anders' },
      });

      expect(refused).toMatchObject({ status: 409, code: 'asset/ready-as-type' });
      expect((await desk().admin.call('asset.get', { params })).type).toBe('dock');
    });

    it('is moved once when two move it at the same moment', async () => {
      const { assetId } = await create();
      const body = { version: 1, to: 'in-repair', reason: 'Scherm stuk' } as const;

      const answers = await Promise.all(
        [1, 2, 3].map(() => desk().admin.ask('asset.move', { params: { assetId }, body })),
      );

      expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
        200, 409, 409,
      ]);
    });

    it('is moved by another topic inside its own command, with the preparation that proves it', async () => {
      const { assetId } = await create();
      const { context } = desk().desk;
      const preparationId = v7();

      const moved = await context.database.write((db) =>
        moveAsset(
          db,
          { kind: context.database.kind, newId: context.newId },
          assetId,
          { to: 'ready', preparation: { preparationId, allHold: true } },
          {
            by: { name: 'Balie', accountId: null },
            role: 'technician',
            at: new Date().toISOString(),
            version: 1,
          },
        ),
      );
      const { entries } = await desk().admin.call('asset.timeline', { params: { assetId } });

      expect(moved).toMatchObject({ ok: true, value: { state: 'ready', version: 2 } });
      expect(entries[0]).toMatchObject({
        event: { kind: 'moved', preparationId, toState: 'ready' },
      });
    });

    it('keeps a history that replays to where the asset is, and tells what changed', async () => {
      const asset = await create();
      await issue(asset, 'Noor');
      await move(asset.assetId, { to: 'returned', minutes: 15 });
      const wiped = await move(asset.assetId, { to: 'wiped', wipeProof: 'Certificaat 12' });
      const facts = factsOf(wiped);
      const changed = await desk().admin.call('asset.change', {
        params: { assetId: asset.assetId },
        body: { version: wiped.version, facts: { ...facts, site: 'Zwolle' }, reason: 'Verhuisd' },
      });

      const { database } = desk().desk.context;
      const events = await assetTimeline(database.read, asset.assetId, ['advice'], 100);

      expect(replay(events.toReversed())).toMatchObject({ state: 'wiped', holder: null });
      expect(events[0]).toMatchObject({
        kind: 'changed',
        reason: 'Verhuisd',
        changes: [{ fact: 'site', from: 'Utrecht', to: 'Zwolle' }],
      });
      expect(events.map(({ sequence }) => sequence)).toEqual([6, 5, 4, 3, 2, 1]);
      expect(changed.version).toBe(6);
    });
  });
}
