import { describe, expect, it } from 'vitest';
import type { AssetFacts } from '../../shared/domain/asset.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { assetFacts, fresh, phoneVisit } from './asset-samples.ts';
import { makeReady } from './make-ready.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk knows the device of a ticket in its register, whatever its database. */
export function knowsDevices(desk: () => StartedDesk): void {
  const create = (change: Partial<AssetFacts> = {}) =>
    desk().admin.call('asset.create', { body: { facts: assetFacts(change) } });
  const arrive = (visit: TicketIntake) => desk().kiosk.call('ticket.create', { body: visit });

  describe('a device that was read with a ticket', () => {
    it('becomes an asset by one press, is known by itself next time, and both histories tell', async () => {
      const serial = fresh('LABPHONE');
      const { ticketId } = await arrive(phoneVisit(serial));
      const before = await desk().admin.call('asset.of-ticket', { params: { ticketId } });
      const asset = await desk().admin.call('asset.take-in', {
        params: { ticketId },
        body: {
          owned: true,
          record: {
            kind: 'new',
            facts: assetFacts({ type: 'phone', identifiers: [{ kind: 'serial', value: serial }] }),
          },
        },
      });
      const second = await arrive(phoneVisit(serial));

      const later = await desk().admin.call('asset.of-ticket', {
        params: { ticketId: second.ticketId },
      });
      const { entries } = await desk().admin.call('asset.timeline', {
        params: { assetId: asset.assetId },
      });
      const { history } = await desk().admin.call('ticket.get', { params: { ticketId } });

      expect(before).toMatchObject({ asset: null, candidates: [], read: { serial } });
      expect(later).toMatchObject({ asset: { assetId: asset.assetId }, known: true });
      expect(
        entries
          .map((entry) => (entry.kind === 'visit' ? entry.visit.ticketId : entry.event.kind))
          .toSorted(),
      ).toEqual([ticketId, second.ticketId, 'read'].toSorted());
      expect(history.map(({ kind }) => kind)).toContain('ticket.asset-kept');
    });

    it('that is in the register already is found by its serial number, and differences are chosen', async () => {
      const serial = fresh('LABKNOWN');
      const known = await create({
        type: 'phone',
        maker: 'Sample',
        model: 'Verkeerd model',
        identifiers: [{ kind: 'serial', value: serial }],
      });
      const { ticketId } = await arrive(phoneVisit(serial));

      const told = await desk().admin.call('asset.of-ticket', { params: { ticketId } });
      const model = told.differences.find(({ fact }) => fact === 'model');
      const taken = await desk().admin.call('asset.take-in', {
        params: { ticketId },
        body: {
          owned: true,
          record: {
            kind: 'known',
            assetId: known.assetId,
            version: known.version,
            take: ['model'],
          },
        },
      });

      expect(told).toMatchObject({ asset: { assetId: known.assetId }, known: false });
      expect(model).toMatchObject({ recorded: 'Verkeerd model' });
      expect(taken.model).toBe(model?.read);
      expect(taken.tag).toBe(known.tag);
    });

    it('is not taken in without its owner, nor of a ticket that may not be seen', async () => {
      const technician = await desk().staff('technician', 'Mila');
      const { ticketId } = await arrive({
        ...phoneVisit(fresh('LABSECRET')),
        reportType: 'complaint',
      });
      const record = { kind: 'new', facts: assetFacts() } as const;

      const refused = await technician.refusal('asset.take-in', {
        params: { ticketId },
        body: { owned: true, record },
      });
      const unsaid = await desk().admin.send('POST', `/v1/tickets/${ticketId}/assets`, {
        owned: false,
        record,
      });

      expect(refused.code).toBe('ticket/unknown');
      expect(unsaid.status).toBe(400);
    });
  });

  describe('the question of an auditor', () => {
    it('is answered with who had it that day and what was done around it', async () => {
      const serial = fresh('AUDIT');
      const asset = await create({ identifiers: [{ kind: 'serial', value: serial }] });
      const { assetId } = asset;
      const holder = { name: 'Noor de Vries', staffNumber: null };
      let { version } = await makeReady(desk().admin, asset);
      for (const step of [
        { to: 'issued', holder },
        { to: 'returned', reason: 'Scherm stuk' },
      ] as const) {
        const body = { version, ...step };
        ({ version } = await desk().admin.call('asset.move', { params: { assetId }, body }));
      }
      const today = new Date().toLocaleDateString('sv-SE');

      const { assets } = await desk().admin.call('asset.on-day', {
        query: { code: serial, day: today },
      });
      const long = await desk().admin.call('asset.on-day', {
        query: { code: serial, day: '2020-03-03' },
      });

      expect(assets).toHaveLength(1);
      expect(assets[0]?.stand).toMatchObject({ state: 'returned', holder: null });
      expect(assets[0]?.entries).toHaveLength(4);
      expect(assets[0]?.entries[0]).toMatchObject({
        event: { fromHolder: { name: 'Noor de Vries' }, reason: 'Scherm stuk' },
      });
      expect(long.assets[0]).toMatchObject({ stand: null, entries: [] });
    });
  });
}
