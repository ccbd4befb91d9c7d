import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { remindOfLoans } from '../../desk/loan/loan-jobs.ts';
import type { AssetState } from '../../shared/domain/asset.ts';
import { deviceIdentity } from '../../shared/domain/device-identity.ts';
import { codesOfDevice, type HandIn } from '../../shared/domain/hand-in.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import { intake } from './desk-intake.ts';
import { readoutOf } from './desk-kiosks.ts';
import { handoverWishes } from './handover-wishes.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

const claim: HandIn = { condition: 'worn', accessories: [{ name: 'Lader', count: 1 }] };

/** What visitors bring back at a kiosk, whatever the database of the desk. */
export function takesHandIns(desk: () => StartedDesk): void {
  const { newAsset, newPool, lend, takeBack, stateOf } = handoverWishes(desk);

  /** A laptop that Noor has on loan, and the readout by which a kiosk knows it. */
  const lentLaptop = async () => {
    const asset = await newAsset();
    const pool = await newPool({ models: [asset.model] });
    await desk().admin.call('handover.sign', { body: lend(asset, pool) });
    const serial = asset.identifiers[0]?.value ?? '';
    const readout = withSerial(readoutOf(1), serial);
    return { asset, readout };
  };
  const bring = (readout: Readout | null, handIn: HandIn = claim) =>
    intake({
      errand: 'handover',
      reportType: 'change',
      reason: { category: 'return', triage: {}, words: '', photoHash: null },
      readout,
      handIn,
    });
  const waiting = async (assetId: string) =>
    (await desk().admin.call('hand-in.list', { query: {} })).lines.filter(
      ({ asset }) => asset?.assetId === assetId,
    );

  describe('a device that is brought back at a kiosk', () => {
    it('is recognised by its serial number, its label or its key, without a word of who has it', async () => {
      const { kiosk } = desk();
      const { asset, readout } = await lentLaptop();
      const ask = (device: string | null, codes: readonly string[]) =>
        kiosk.call('hand-in.recognise', { body: { device, codes: [...codes] } });

      const bySerial = await ask(deviceIdentity(readout), codesOfDevice(readout.facts));
      const byTag = await ask(null, [asset.tag.toLowerCase()]);

      expect(bySerial.found).toEqual({
        name: `Dell ${asset.model}`,
        tag: asset.tag,
        accessories: [{ name: 'Lader', count: 1 }],
      });
      expect(byTag).toEqual(bySerial);
      expect(JSON.stringify(bySerial)).not.toContain('Noor');
      const inStock = await newAsset();
      expect(await ask(null, [inStock.tag])).toEqual({ found: null });
      expect(await ask(null, ['geen-label'])).toEqual({ found: null });
    });

    it('waits to be looked at, once, and the loan goes on until then without a reminder', async () => {
      const { kiosk, admin } = desk();
      const { asset, readout } = await lentLaptop();
      const body = bring(readout);

      const first = await kiosk.call('ticket.create', { body });
      const again = await kiosk.call('ticket.create', { body });

      expect(again).toEqual(first);
      const [line, ...others] = await waiting(asset.assetId);
      expect(others).toEqual([]);
      expect(line).toMatchObject({
        ticket: { ticketId: first.ticketId, visitCode: first.visitCode },
        asset: { tag: asset.tag },
        handIn: claim,
        state: 'waiting',
        decided: null,
      });
      expect((await stateOf(asset.assetId)).state).toBe('loan');
      const { history } = await admin.call('ticket.get', {
        params: { ticketId: first.ticketId },
      });
      expect(history.filter(({ kind }) => kind === 'ticket.device-handed-in')).toHaveLength(1);
      const loanOf = async () =>
        (await admin.call('loan.list', { query: {} })).lines.find(
          ({ loan }) => loan.assetId === asset.assetId,
        );
      const before = await loanOf();
      expect(before?.handedIn).toBe(true);
      await runAt(desk(), [remindOfLoans], Date.parse(`${before?.loan.dueOn}T10:00:00.000Z`));
      expect((await loanOf())?.loan.remindedOn).toBeNull();
    });

    it('is taken in without a signature when its visitor has gone, and by no other paper', async () => {
      const { kiosk, admin } = desk();
      const { asset, readout } = await lentLaptop();
      const other = await lentLaptop();
      const { ticketId } = await kiosk.call('ticket.create', { body: bring(readout) });
      const [line] = await waiting(asset.assetId);
      const signature = { by: 'kiosk' as const, handInId: line?.handInId ?? '' };
      const back = { ...(await takeBack(asset.assetId)), ticketId, signature };

      const foreign = { ...(await takeBack(other.asset.assetId)), ticketId, signature };
      expect((await admin.refusal('handover.sign', { body: foreign })).code).toBe(
        'hand-in/unknown',
      );
      const taken = await admin.call('handover.sign', { body: back });

      expect(taken).toMatchObject({ sealHolds: true, handover: { signature } });
      expect((await stateOf(asset.assetId)).state).toBe('returned');
      expect(await waiting(asset.assetId)).toEqual([]);
      const { lines } = await admin.call('hand-in.of-ticket', { params: { ticketId } });
      expect(lines).toMatchObject([{ state: 'accepted', decided: { by: 'Admin' } }]);
      const twice = { ...back, handoverId: v7() };
      expect((await admin.refusal('handover.sign', { body: twice })).code).toBe('hand-in/unknown');
    });

    it('goes on being lent when it is not there after all, and may be brought again', async () => {
      const { kiosk, admin } = desk();
      const { asset, readout } = await lentLaptop();
      await kiosk.call('ticket.create', { body: bring(readout) });
      const [line] = await waiting(asset.assetId);
      const refuse = {
        params: { handInId: line?.handInId ?? '' },
        body: { words: 'Ligt niet bij de kiosk.' },
      };

      const answers = await Promise.all([
        admin.ask('hand-in.refuse', refuse),
        admin.ask('hand-in.refuse', refuse),
      ]);

      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 404]));
      expect(await waiting(asset.assetId)).toEqual([]);
      expect((await stateOf(asset.assetId)).state).toBe('loan');
      await kiosk.call('ticket.create', { body: bring(readout) });
      expect(await waiting(asset.assetId)).toHaveLength(1);
    });

    it('waits no longer once the register moved it, and keeps quiet of no later loan', async () => {
      const { kiosk, admin } = desk();
      const { asset, readout } = await lentLaptop();
      const { ticketId } = await kiosk.call('ticket.create', { body: bring(readout) });
      const loans = async () =>
        (await admin.call('loan.list', { query: {} })).lines.filter(
          ({ loan }) => loan.assetId === asset.assetId,
        );
      const move = async (body: { to: AssetState; reason?: string; dueOn?: string }) =>
        admin.call('asset.move', {
          params: { assetId: asset.assetId },
          body: { version: (await stateOf(asset.assetId)).version, ...body },
        });

      await move({ to: 'in-repair', reason: 'Scharnier los' });
      const inRepair = await loans();
      await move({ to: 'loan', dueOn: '2099-01-05' });
      const lentAgain = await loans();
      await move({ to: 'returned' });

      expect(inRepair).toMatchObject([{ loan: { returnedAt: null }, handedIn: false }]);
      expect(lentAgain).toMatchObject([{ loan: { dueOn: '2099-01-05' }, handedIn: false }]);
      expect(await loans()).toEqual([]);
      const { lines } = await admin.call('hand-in.of-ticket', { params: { ticketId } });
      expect(lines).toMatchObject([{ state: 'accepted', decided: { by: 'Admin' } }]);
    });

    it('waits too when nobody knows it, so that nothing that was left is lost', async () => {
      const { kiosk, admin } = desk();
      const { visitCode } = await kiosk.call('ticket.create', {
        body: bring(null, { condition: 'good', accessories: [] }),
      });

      const { lines } = await admin.call('hand-in.list', { query: { limit: 1 } });

      expect(lines).toMatchObject([{ ticket: { visitCode }, asset: null, deviceName: null }]);
    });
  });
}

function withSerial(readout: Readout, serial: string): Readout {
  return {
    ...readout,
    facts: readout.facts.map((fact) =>
      fact.key === 'device.serial' ? { ...fact, value: serial } : fact,
    ),
  };
}
