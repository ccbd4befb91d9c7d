import { v7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { remindOfLoans } from '../../desk/loan/loan-jobs.ts';
import type { Asset } from '../../shared/domain/asset.ts';
import type { HandOutChoice } from '../../shared/domain/hand-out.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import { newKiosk, readoutOf } from './desk-kiosks.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { handoverWishes } from './handover-wishes.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

const signature = {
  by: 'strokes' as const,
  strokes: [
    [[10, 10, 0] as const, [80, 90, 40] as const, [200, 20, 90] as const].map(([...p]) => p),
  ],
};

/** What people take along from a kiosk, whatever the database of the desk. */
export function handsOut(desk: () => StartedDesk): void {
  const { newAsset, newPool, stateOf, lend } = handoverWishes(desk);
  const noor = { staffNumber: 'HO-1', role: 'docent' };
  const sam = { staffNumber: 'HO-2', role: 'stagiair' };
  let kiosk: DeskVisitor;

  const ids = new Map<string, string>();
  const idOf = async (staffNumber: string) => {
    const known = ids.get(staffNumber);
    if (known !== undefined) return known;
    const found = await kiosk.call('person.by-badge', { params: { badgeNumber: staffNumber } });
    ids.set(staffNumber, found.personId);
    return found.personId;
  };
  const offers = async (staffNumber: string) =>
    kiosk.call('hand-out.offers', { body: { personId: await idOf(staffNumber) } });
  const poolFor = async (staffNumber: string, poolId: string) =>
    (await offers(staffNumber)).pools.find((pool) => pool.poolId === poolId);
  /** The laptop with a pool that lends nothing else. */
  const lendable = async (facts: Parameters<typeof newPool>[0] = {}) => {
    const asset = await newAsset();
    const pool = await newPool({ models: [asset.model], ...facts });
    return { asset, pool, choice: { of: 'pool', poolId: pool.poolId } as const };
  };
  const wish = async (staffNumber: string, choice: HandOutChoice, asset: Asset) => {
    const { pools, terms } = await offers(staffNumber);
    const pool = pools.find(({ poolId }) => choice.of === 'pool' && choice.poolId === poolId);
    return {
      personId: await idOf(staffNumber),
      choice,
      version: asset.version,
      dueOn: pool?.dueOn ?? null,
      readout: readingOf(asset),
      condition: 'worn' as const,
      accessories: [{ name: 'Lader', count: 1 }],
      locale: 'nl' as const,
      terms: { version: terms.version, level: 'a2' as const },
      signature,
      mail: true,
    };
  };

  describe('a device that somebody takes along from a kiosk', () => {
    beforeAll(async () => {
      await desk().admin.call('person.import', {
        body: {
          people: [
            { ...noor, badgeNumbers: [], firstName: 'Noor', lastName: 'Uit', department: null },
            { ...sam, badgeNumbers: [], firstName: 'Sam', lastName: 'Leen', department: null },
          ],
        },
      });
    });

    // Each kiosk may ask so often in a minute only.
    beforeEach(async () => {
      kiosk = (await newKiosk(desk())).visitor;
    });

    it('is lent once, signed and sealed as at the counter, however often the kiosk sends it', async () => {
      const { asset, pool, choice } = await lendable();
      const readout = readingOf(asset);
      const body = await wish(noor.staffNumber, choice, asset);
      const recognised = await kiosk.call('hand-out.recognise', {
        body: { personId: body.personId, choice, readout },
      });
      const params = { handOutId: v7() };

      const [first, again] = await Promise.all([
        kiosk.call('hand-out.sign', { params, body }),
        kiosk.call('hand-out.sign', { params, body }),
      ]);
      const later = await kiosk.call('hand-out.sign', { params, body });

      expect(recognised).toMatchObject({ device: { tag: asset.tag }, version: asset.version });
      expect(first).toMatchObject({ tag: asset.tag, dueOn: pool.latestDueOn, mailed: false });
      expect([again.receiptPath, later.receiptPath]).toEqual([
        first.receiptPath,
        first.receiptPath,
      ]);
      expect(Buffer.from(first.slip, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
      expect(await stateOf(asset.assetId)).toMatchObject({
        state: 'loan',
        dueOn: pool.latestDueOn,
        holder: { name: 'Noor Uit', staffNumber: noor.staffNumber },
      });
      const kept = await desk().admin.call('handover.get', {
        params: { handoverId: params.handOutId },
      });
      expect(kept).toMatchObject({
        sealHolds: true,
        handover: {
          signature,
          document: {
            kind: 'loan',
            items: [
              {
                accessories: [{ name: 'Lader', count: 1 }],
                condition: { reading: { serial: asset.identifiers[0]?.value } },
              },
            ],
          },
        },
      });
      expect(kept.handover.document.by).toMatch(/^kiosk Hal /u);
      expect(kept.handover.document.items[0]?.condition.words).toContain('krassen of slijtage');
      const { handovers } = await desk().admin.call('handover.list', {
        query: { assetId: asset.assetId },
      });
      expect(handovers).toHaveLength(1);
    });

    it('is one of the pool that was chosen, and refused with the reason when it is not', async () => {
      const { asset, choice } = await lendable();
      const other = await lendable();
      const out = await lendable();
      await desk().admin.call('handover.sign', { body: lend(out.asset, out.pool) });
      const personId = await idOf(noor.staffNumber);
      const read = async (of: HandOutChoice, readout: Readout) =>
        (await kiosk.refusal('hand-out.recognise', { body: { personId, choice: of, readout } }))
          .code;

      expect(await read(choice, readingOf(other.asset))).toBe('loan/not-of-pool');
      expect(await read(out.choice, readingOf(out.asset))).toBe('asset/not-ready');
      expect(await read(choice, withSerial('GEEN-NUMMER'))).toBe('asset/unknown');
      expect(await read(choice, { ...withSerial('x'), facts: [] })).toBe('asset/nothing-read');
      // What the kiosk shows is looked at again when it is signed.
      const lie = {
        ...(await wish(noor.staffNumber, choice, asset)),
        readout: readingOf(other.asset),
      };
      const refused = await kiosk.refusal('hand-out.sign', {
        params: { handOutId: v7() },
        body: lie,
      });
      expect(refused.code).toBe('loan/not-of-pool');
      expect((await stateOf(asset.assetId)).state).toBe('ready');
    });

    it('says of each pool whether it lends to this person here, and needs a lead where it does', async () => {
      const { asset, pool, choice } = await lendable({ needsLead: true });
      const forStaff = await lendable({ roles: ['docent'] });
      const empty = await newPool({ models: [`Leeg ${v7()}`] });

      expect(await poolFor(sam.staffNumber, forStaff.pool.poolId)).toBeUndefined();
      expect((await poolFor(noor.staffNumber, forStaff.pool.poolId))?.stand).toBe('ready');
      expect((await poolFor(noor.staffNumber, empty.poolId))?.stand).toBe('none-ready');
      expect((await poolFor(noor.staffNumber, pool.poolId))?.stand).toBe('needs-lead');
      const body = await wish(noor.staffNumber, choice, asset);
      const early = { params: { handOutId: v7() }, body };
      expect((await kiosk.refusal('hand-out.sign', early)).code).toBe('loan/lead-required');

      const requestId = v7();
      await desk().admin.call('loan-request.ask', {
        body: {
          requestId,
          poolId: pool.poolId,
          holder: { name: 'Noor Uit', staffNumber: noor.staffNumber },
          dueOn: pool.latestDueOn,
          words: 'Voor de open dag.',
          ticketId: null,
        },
      });
      const yes = { decision: 'approved', words: null } as const;
      await desk().admin.call('loan-request.decide', { params: { requestId }, body: yes });

      expect(await poolFor(noor.staffNumber, pool.poolId)).toMatchObject({
        stand: 'ready',
        approved: true,
      });
      expect((await poolFor(sam.staffNumber, pool.poolId))?.stand).toBe('needs-lead');
      const allowed = await wish(noor.staffNumber, choice, asset);
      await kiosk.call('hand-out.sign', { params: { handOutId: v7() }, body: allowed });
      // One yes lends one device, once.
      expect((await poolFor(noor.staffNumber, pool.poolId))?.stand).toBe('needs-lead');
    });

    it('lies ready for one person, who gets it for good, and nobody else', async () => {
      const { asset, pool, choice } = await lendable();
      await desk().admin.call('hand-out.set-aside', {
        params: { assetId: asset.assetId },
        body: { staffNumber: noor.staffNumber },
      });
      const other = await newAsset();
      const mine: HandOutChoice = { of: 'set-aside', assetId: asset.assetId };

      expect((await offers(noor.staffNumber)).setAside).toContainEqual(
        expect.objectContaining({ tag: asset.tag }),
      );
      expect((await poolFor(sam.staffNumber, pool.poolId))?.stand).toBe('none-ready');
      const refusal = async (staffNumber: string, of: HandOutChoice, read: Asset) =>
        (
          await kiosk.refusal('hand-out.recognise', {
            body: { personId: await idOf(staffNumber), choice: of, readout: readingOf(read) },
          })
        ).code;
      expect(await refusal(sam.staffNumber, choice, asset)).toBe('hand-out/not-for-you');
      expect(await refusal(sam.staffNumber, mine, asset)).toBe('hand-out/not-for-you');
      expect(await refusal(noor.staffNumber, mine, other)).toBe('handover/other-device');

      const body = await wish(noor.staffNumber, mine, asset);
      const params = { handOutId: v7() };
      await kiosk.call('hand-out.sign', { params, body });

      expect((await stateOf(asset.assetId)).state).toBe('issued');
      expect(
        await desk().admin.call('hand-out.set-aside-of', { params: { assetId: asset.assetId } }),
      ).toEqual({ setAside: null });
      // Whoever was not shown the end comes back and finds it, at this kiosk and as himself.
      expect((await offers(noor.staffNumber)).lately).toContainEqual(
        expect.objectContaining({ handoverId: params.handOutId, tag: asset.tag }),
      );
      const receipt = { params, body: { personId: body.personId } };
      expect((await kiosk.call('hand-out.receipt', receipt)).tag).toBe(asset.tag);
      const asSam = { params, body: { personId: await idOf(sam.staffNumber) } };
      expect((await kiosk.refusal('hand-out.receipt', asSam)).code).toBe('handover/unknown');
      // Under the id of what she signed he is told nothing, and takes nothing.
      const laid = await lendable();
      const stolen = { params, body: await wish(sam.staffNumber, laid.choice, laid.asset) };
      expect((await kiosk.refusal('hand-out.sign', stolen)).code).toBe('handover/unknown');
      expect((await stateOf(laid.asset.assetId)).state).toBe('ready');
      const elsewhere = (await newKiosk(desk())).visitor;
      expect((await elsewhere.refusal('hand-out.receipt', receipt)).code).toBe('handover/unknown');
    });

    it('goes to one of two who plug it in at the same time, and to nobody by halves', async () => {
      const { asset, choice } = await lendable();
      const wishes = [
        await wish(noor.staffNumber, choice, asset),
        await wish(sam.staffNumber, choice, asset),
      ];

      const answers = await Promise.all(
        wishes.map((body) => kiosk.ask('hand-out.sign', { params: { handOutId: v7() }, body })),
      );

      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
      const { handovers } = await desk().admin.call('handover.list', {
        query: { assetId: asset.assetId },
      });
      expect(handovers).toHaveLength(1);
    });

    it('is reminded of in the bell of the leads, since no technician lent it', async () => {
      const { asset, pool, choice } = await lendable();
      const body = await wish(noor.staffNumber, choice, asset);
      await kiosk.call('hand-out.sign', { params: { handOutId: v7() }, body });

      await runAt(desk(), [remindOfLoans], Date.parse(`${pool.latestDueOn}T10:00:00.000Z`));

      const { notices } = await desk().admin.call('notice.list', {});
      const told = notices.filter(({ kind }) => kind === 'loan-due');
      expect(told.map(({ details }) => details['device'])).toContain(
        `Dell ${asset.model} ${asset.tag}`,
      );
    });

    it('needs somebody of the list of people, and a kiosk', async () => {
      const nobody = { body: { personId: v7() } };
      expect((await kiosk.refusal('hand-out.offers', nobody)).code).toBe('person/unknown');
      expect((await desk().admin.ask('hand-out.offers', nobody)).status).toBe(403);
    });
  });
}

/** The readout of a device by which a kiosk knows an asset. */
function readingOf({ identifiers }: Asset): Readout {
  return withSerial(identifiers[0]?.value ?? '');
}

function withSerial(serial: string): Readout {
  const readout = readoutOf(1);
  return {
    ...readout,
    facts: readout.facts.map((fact) =>
      fact.key === 'device.serial' ? { ...fact, value: serial } : fact,
    ),
  };
}
