import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { enrolledKiosk, healthyBeat } from './signing-kiosk.ts';
import type { StartedDesk } from './start-desk.ts';

const nothing = { params: undefined, query: undefined, body: undefined };

/** What a desk knows of its kiosks and has them do, whatever the database. */
export function looksAfterKiosks(desk: () => StartedDesk): void {
  const named = () => `Kiosk ${v7()}`;

  describe('the fleet', () => {
    it('shows how a kiosk is, and the worst of the hour', async () => {
      const { client, kioskId } = await enrolledKiosk(desk(), named());
      const beat = (change: object) =>
        client.call('kiosk.heartbeat', {
          ...nothing,
          body: { beat: { ...healthyBeat, ...change }, selfTest: null },
        });
      await beat({ outboxLength: 3, diskFreeBytes: null });
      await beat({ readerFault: 'bus/missing', memoryBytes: 200 * 1024 ** 2 });

      const detail = await desk().admin.call('fleet.get', { params: { kioskId } });
      const { kiosks } = await desk().admin.call('fleet.list', {});

      expect(detail).toMatchObject({ standing: 'attention', concerns: ['reader'] });
      expect(detail.hours).toMatchObject([
        {
          beats: 2,
          readerFaults: 1,
          leastDiskBytes: 10 * 1024 ** 3,
          mostMemoryBytes: 200 * 1024 ** 2,
          longestOutbox: 3,
        },
      ]);
      expect(kiosks.find((one) => one.kioskId === kioskId)).toMatchObject({ key: 'active' });
    });

    it('has a kiosk do something once, and writes down who asked and how it ended', async () => {
      const { client, kioskId } = await enrolledKiosk(desk(), named());
      const params = { kioskId };
      const beat = async () => {
        const body = { beat: healthyBeat, selfTest: null };
        const reply = await client.call('kiosk.heartbeat', { ...nothing, body });
        return reply.ok ? reply.value.commands : [];
      };
      await desk().admin.call('fleet.command', {
        params,
        body: { kind: 'lock', message: 'Kom naar de <b>balie</b>' },
      });

      const told = await beat();
      const toldAgain = await beat();
      const [command] = told;
      const end = { params: { commandId: command?.commandId ?? '' }, query: undefined };
      const done = { ...end, body: { outcome: 'done', detail: '' } } as const;
      await client.call('kiosk.command-ended', done);
      await client.call('kiosk.command-ended', {
        ...done,
        body: { outcome: 'failed', detail: 'x' },
      });

      expect(told).toMatchObject([{ kind: 'lock', message: 'Kom naar de <b>balie</b>' }]);
      expect(toldAgain).toEqual(told);
      expect(await beat()).toEqual([]);
      const detail = await desk().admin.call('fleet.get', { params });
      expect(detail.commands).toMatchObject([{ kind: 'lock', state: 'done', askedBy: 'Admin' }]);
      expect(detail.events.map(({ kind }) => kind)).toEqual([
        'command-done',
        'command-asked',
        'enrolled',
      ]);
    });

    it('keeps the commands of one kiosk from another', async () => {
      const one = await enrolledKiosk(desk(), named());
      const other = await enrolledKiosk(desk(), named());
      const detail = await desk().admin.call('fleet.command', {
        params: { kioskId: one.kioskId },
        body: { kind: 'log-bundle', message: '' },
      });
      const commandId = detail.commands[0]?.commandId ?? '';
      await other.client.call('kiosk.command-ended', {
        params: { commandId },
        query: undefined,
        body: { outcome: 'done', detail: '', bundle: 'not mine' },
      });

      const params = { kioskId: one.kioskId, commandId };
      expect(await desk().admin.call('fleet.log-bundle', { params })).toEqual({ bundle: null });
    });
  });
}
