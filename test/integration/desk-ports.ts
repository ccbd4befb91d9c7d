import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fleetJobs } from '../../desk/fleet/fleet-jobs.ts';
import type { PortDay } from '../../shared/domain/fleet/port-health.ts';
import { runAt } from './run-at.ts';
import { longSessions } from './desk-service-levels.ts';
import { enrolledKiosk, healthyBeat } from './signing-kiosk.ts';
import type { StartDeskOptions, StartedDesk } from './start-desk.ts';

const nothing = { params: undefined, query: undefined, body: undefined };
const dayMs = 24 * 60 * 60_000;

/** How a desk finds a port that gives power and no data, whatever its database; each test goes on where the last ended. */
export function watchesPorts(start: (options: StartDeskOptions) => Promise<StartedDesk>): void {
  describe('the ports of kiosks', () => {
    let nowMs = Date.now();
    const clock = { nowMs: () => nowMs };
    let desk: StartedDesk;
    let kiosk: Awaited<ReturnType<typeof enrolledKiosk>>;
    beforeAll(async () => {
      desk = await start({ clock, settings: longSessions });
      kiosk = await enrolledKiosk(desk, 'Delft-2', clock);
    });
    afterAll(() => desk.stop());

    const today = () => new Date(nowMs).toISOString().slice(0, 10);
    const beat = (ports: PortDay[]) =>
      kiosk.client.call('kiosk.heartbeat', {
        ...nothing,
        body: { beat: { ...healthyBeat, ports }, selfTest: null },
      });
    const day = (port: string, data: number, noData: number): PortDay => ({
      day: today(),
      port,
      data,
      read: data,
      noData,
      lastTrouble: noData > 0 ? 'power-only' : null,
    });
    const portsNow = async () =>
      (await desk.admin.call('fleet.ports', { params: { kioskId: kiosk.kioskId } })).ports;
    const told = async () =>
      (await desk.admin.call('notice.list', {})).notices
        .filter(({ kind }) => kind.startsWith('port-'))
        .map(({ kind, details }) => ({ kind, details }));

    it('are counted by day, once however often they are told', async () => {
      await beat([day('1-2', 1, 4), day('1-3', 6, 0)]);
      await beat([day('1-2', 2, 9), day('1-3', 6, 0)]);
      await beat([day('1-2', 2, 9), day('1-3', 6, 0)]);
      // A kiosk that lost its count.
      await beat([day('1-2', 0, 0)]);

      const ports = await portsNow();

      expect(ports.map(({ port, suspect }) => ({ port, suspect }))).toEqual([
        { port: '1-2', suspect: true },
        { port: '1-3', suspect: false },
      ]);
      expect(ports[0]?.days).toMatchObject([{ data: 2, read: 2, noData: 9 }]);
    });

    it('of another century are not believed', async () => {
      await beat([{ ...day('1-9', 5, 5), day: '2099-01-01' }]);

      expect((await portsNow()).map(({ port }) => port)).toEqual(['1-2', '1-3']);
    });

    it('that give power and no data are told once, by however many desks', async () => {
      await runAt(desk, fleetJobs, nowMs);
      await runAt(desk, fleetJobs, nowMs);

      expect(await told()).toEqual([
        { kind: 'port-suspect', details: { kiosk: 'Delft-2', port: '1-2' } },
      ]);
    });

    it('are well once, when later days have data', async () => {
      nowMs += dayMs;
      await beat([day('1-2', 4, 0)]);
      await runAt(desk, fleetJobs, nowMs);
      await runAt(desk, fleetJobs, nowMs);

      expect((await told()).map(({ kind }) => kind)).toEqual(['port-well', 'port-suspect']);
      expect((await portsNow()).some(({ suspect }) => suspect)).toBe(false);
    });

    it('are not suspect where other kiosks are hardly better', async () => {
      const isSuspect = async () =>
        (await portsNow()).find(({ port }) => port === '1-4')?.suspect ?? null;
      await beat([day('1-4', 0, 6)]);
      const alone = await isSuspect();
      const other = await enrolledKiosk(desk, 'Delft-3', clock);
      const body = { beat: { ...healthyBeat, ports: [day('1-1', 0, 20)] }, selfTest: null };
      await other.client.call('kiosk.heartbeat', { ...nothing, body });

      expect([alone, await isSuspect()]).toEqual([true, false]);
    });
  });
}
