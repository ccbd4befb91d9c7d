import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../shared/base/clock.ts';
import type { RecordedType } from '../../shared/domain/asset.ts';
import type { CheckEvidence } from '../../shared/domain/preparation/evidence.ts';
import { assetFacts } from './asset-samples.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { restsOnReadings } from './desk-preparation-readings.ts';
import { preparationSteps, scan, serialOf, troubles } from './preparation-steps.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk gets devices ready for use, whatever its database. The clock is the test's own. */
export function preparesDevices(start: (clock: Clock) => Promise<StartedDesk>): void {
  let nowMs = Date.parse('2026-11-23T09:00:00.000Z');
  let desk: StartedDesk;
  let mila: DeskVisitor;

  const hands = preparationSteps({
    desk: () => desk,
    by: () => mila,
    nowMs: () => nowMs,
  });
  const { newAsset, prepare, now, give, finishing } = hands;

  const seen = { kind: 'yes', holds: true, words: 'Zelf gezien' } as const;

  describe('a preparation', () => {
    beforeAll(async () => {
      desk = await start({ nowMs: () => nowMs });
      mila = await desk.staff('technician', 'Mila');
    });
    afterAll(() => desk.stop());

    it('ends in ready only when every check holds, in one command with the move', async () => {
      const laptop = await newAsset('laptop');
      const begun = await prepare(laptop);
      const early = await mila.refusal('preparation.finish', await finishing(laptop, begun));
      await give(begun, 'label', scan(laptop));
      await give(begun, 'version', {
        kind: 'version',
        system: 'Windows (build)',
        value: '26100.1',
      });
      await give(begun, 'enrolment', seen);
      await give(begun, 'encryption', seen);
      await give(begun, 'battery', { kind: 'figure', value: 49 });
      const low = await mila.refusal('preparation.finish', await finishing(laptop, begun));
      await give(begun, 'battery', { kind: 'figure', value: 81 });

      const { asset, preparation } = await mila.call(
        'preparation.finish',
        await finishing(laptop, begun),
      );
      const { entries } = await mila.call('asset.timeline', { params: { assetId: asset.assetId } });

      expect(early).toMatchObject({
        code: 'preparation/not-ready',
        detail:
          'Not so: label (nothing), version (nothing), enrolment (nothing), encryption (nothing), battery (nothing)',
      });
      expect(low).toMatchObject({
        code: 'preparation/not-ready',
        detail: 'Not so: battery (not-so)',
      });
      expect(asset.state).toBe('ready');
      expect(preparation.ended).toMatchObject({ outcome: 'ready', by: 'Mila' });
      expect(entries[0]).toMatchObject({
        event: { kind: 'moved', toState: 'ready', preparationId: preparation.preparationId },
      });
      expect(await now(laptop)).toEqual(preparation);
    });

    it.each<[RecordedType, Readonly<Record<string, CheckEvidence>>]>([
      [
        'pc',
        {
          version: { kind: 'version', system: 'macOS', value: '15.1' },
          enrolment: seen,
          encryption: seen,
        },
      ],
      [
        'printer',
        {
          firmware: seen,
          supply: { kind: 'figure', value: 20 },
          'admin-password': seen,
          works: seen,
        },
      ],
      [
        'camera',
        {
          battery: { kind: 'figure', value: 100 },
          clock: { kind: 'figure', value: -3 },
          card: seen,
          works: seen,
        },
      ],
    ])('of a %s has its own checks', async (type, evidence) => {
      const asset = await newAsset(type);
      const begun = await prepare(asset);
      await give(begun, 'label', scan(asset));
      for (const [checkId, said] of Object.entries(evidence)) await give(begun, checkId, said);
      const { preparationId } = begun;

      const wrong = await mila.refusal('preparation.give-evidence', {
        params: { preparationId },
        body: { checkId: 'no-such-check', evidence: seen },
      });
      const { asset: ready } = await mila.call('preparation.finish', await finishing(asset, begun));

      expect(wrong.code).toBe('input/invalid');
      expect(ready.state).toBe('ready');
    });

    it('is over once: by one of two who finish it, or by another move of the asset', async () => {
      const [mouse, keyboard] = await Promise.all([newAsset('peripheral'), newAsset('peripheral')]);
      const begun = await prepare(mouse);
      await give(begun, 'label', scan(mouse));
      await give(begun, 'works', seen);
      const finish = await finishing(mouse, begun);
      const both = await Promise.all([1, 2].map(() => mila.ask('preparation.finish', finish)));
      await prepare(keyboard);
      await mila.call('asset.move', {
        params: { assetId: keyboard.assetId },
        body: { version: 1, to: 'in-repair', reason: 'Toets stuk' },
      });

      expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
        200, 409,
      ]);
      expect((await now(keyboard))?.ended).toMatchObject({
        outcome: 'stopped',
        reason: 'Toets stuk',
      });
    });

    it('knows the label of another device, and the number inside a maker’s label', async () => {
      const laptop = await newAsset('laptop');
      const other = await newAsset('laptop');
      const begun = await prepare(laptop);

      const otherTag = await give(begun, 'label', scan(other, serialOf(laptop)));
      const otherNumber = await give(begun, 'label', scan(laptop, serialOf(other)));
      const own = await give(begun, 'label', {
        ...scan(laptop),
        tag: ` ${laptop.tag.toLowerCase()} `,
      });

      const lenovo = await mila.call('asset.create', {
        body: {
          facts: assetFacts({
            maker: 'Lenovo',
            identifiers: [{ kind: 'serial', value: 'LAB00001' }],
          }),
        },
      });
      const scanned = scan(lenovo, '1S20LAB0000MLAB00001');
      const insideLabel = await give(await prepare(lenovo), 'label', scanned);

      expect(troubles(insideLabel)['label']).toBeNull();
      expect(troubles(otherTag)['label']).toBe('other-tag');
      expect(troubles(otherNumber)['label']).toBe('other-number');
      expect(troubles(own)['label']).toBeNull();
    });

    it('is one at a time, keeps the checks with which it was begun, and is stopped for a reason', async () => {
      const lead = await desk.staff('lead', 'Noor');
      const docks = await Promise.all([newAsset('dock'), newAsset('dock')]);
      const [dock] = docks;
      const both = await Promise.all([prepare(dock), prepare(dock)]);
      const { types } = await mila.call('preparation.checks', {});
      const before = types.find(({ type }) => type === 'dock');
      if (before === undefined) throw new Error('A desk has checks of docks');
      const body = {
        version: before.version,
        checks: before.checks.filter(({ rule }) => rule.kind === 'label'),
      };
      const params = { type: 'dock' } as const;
      const changed = await lead.call('preparation.change-checks', { params, body });
      const late = await lead.refusal('preparation.change-checks', { params, body });
      const notMine = await mila.refusal('preparation.change-checks', { params, body });
      const running = await now(dock);
      const { preparationId } = both[0];
      const stopped = await mila.call('preparation.stop', {
        params: { preparationId },
        body: { reason: 'Eerst naar reparatie' },
      });
      const over = await mila.refusal('preparation.stop', {
        params: { preparationId },
        body: { reason: 'Nog eens' },
      });
      const again = await prepare(dock);
      const { preparations } = await mila.call('preparation.list', { query: { limit: 1 } });
      await give(again, 'label', scan(dock));
      const byLabel = await mila.call('preparation.finish', await finishing(dock, again));

      expect(both[0].preparationId).toBe(both[1].preparationId);
      expect(changed.version).toBe(2);
      expect([late.code, notMine.code]).toEqual(['rules/changed-meanwhile', 'auth/forbidden']);
      expect(running?.checks).toEqual(before);
      expect(stopped.ended).toMatchObject({ outcome: 'stopped', reason: 'Eerst naar reparatie' });
      expect(over.code).toBe('preparation/over');
      expect(again.checks).toEqual(changed);
      // The label alone will do when a lead asks no more.
      expect(byLabel).toMatchObject({
        asset: { state: 'ready' },
        preparation: { states: [{ checkId: 'label', trouble: null }] },
      });
      expect(preparations).toMatchObject([{ preparationId: again.preparationId, tag: dock.tag }]);
    });

    it('is refused for what cannot become ready, and once the asset is of another type', async () => {
      const mouse = await newAsset('peripheral');
      const begun = await prepare(mouse);
      await mila.call('asset.change', {
        params: { assetId: mouse.assetId },
        body: { version: 1, facts: { ...assetFacts({ type: 'dock' }), tag: mouse.tag } },
      });
      const otherType = await mila.refusal('preparation.finish', await finishing(mouse, begun));
      await give(begun, 'works', seen);
      const broken = await newAsset('laptop');
      const { version } = await mila.call('asset.move', {
        params: { assetId: broken.assetId },
        body: { version: 1, to: 'in-repair', reason: 'Scherm stuk' },
      });

      const refused = await mila.refusal('preparation.start', {
        params: { assetId: broken.assetId },
      });

      expect(version).toBe(2);
      expect(otherType.code).toBe('preparation/other-type');
      expect(refused.code).toBe('asset/illegal-move');
    });

    restsOnReadings({
      ...hands,
      desk: () => desk,
      mila: () => mila,
      nowMs: () => nowMs,
      pass: (ms) => {
        nowMs += ms;
      },
    });
  });
}
