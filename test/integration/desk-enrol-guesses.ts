import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { fleetJobs } from '../../desk/fleet/fleet-jobs.ts';
import type { Clock } from '../../shared/base/clock.ts';
import {
  codesPerAddress,
  enrolCodeMinutes,
  wrongCodes,
} from '../../shared/domain/fleet/enrolment.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { enrolledKiosk, healthyBeat, newSigner } from './signing-kiosk.ts';
import type { StartedDesk } from './start-desk.ts';

/** How a desk guards its codes; it needs a clock that a test moves, and limits of its own. */
export function guardsItsCodes(start: (clock: Clock) => Promise<StartedDesk>): void {
  const begin = (desk: StartedDesk) =>
    desk.anonymous.call('enrolment.begin', {
      body: { publicKey: newSigner(desk.url).publicKey, version: '1' },
    });
  const approve = (code: string) => ({
    body: { code, name: `Kiosk ${v7()}`, siteId: firstSiteId, counter: null },
  });

  describe('a code', () => {
    it('is over after some minutes, and too many wrong ones are not even looked up', async () => {
      let nowMs = Date.now();
      const desk = await start({ nowMs: () => nowMs });
      const { code, pollToken } = await begin(desk);
      nowMs += enrolCodeMinutes * 60_000;
      const late = await desk.admin.refusal('enrolment.approve', approve(code));
      const state = await desk.anonymous.call('enrolment.state', { params: { pollToken } });
      nowMs += 10 * 60_000;
      const { code: good } = await begin(desk);
      const wrong = good === '000000' ? '000001' : '000000';
      const codes: string[] = [];
      for (let guess = 0; guess < wrongCodes; guess += 1) {
        codes.push((await desk.admin.refusal('enrolment.approve', approve(wrong))).code);
      }
      const blocked = await desk.admin.refusal('enrolment.approve', approve(good));
      nowMs += 10 * 60_000 + 1;
      const fresh = await begin(desk);
      await desk.admin.call('enrolment.approve', approve(fresh.code));
      await desk.stop();

      expect([late.code, state]).toEqual(['enrol/code-unknown', { step: 'over' }]);
      expect(new Set(codes)).toEqual(new Set(['enrol/code-unknown']));
      expect(blocked.code).toBe('auth/too-many-attempts');
    });

    it('is not given to one address without end', async () => {
      const desk = await start({ nowMs: () => Date.now() });
      for (let asked = 0; asked < codesPerAddress; asked += 1) await begin(desk);

      const more = await desk.anonymous.refusal('enrolment.begin', {
        body: { publicKey: newSigner(desk.url).publicKey, version: '1' },
      });
      await desk.stop();

      expect(more.code).toBe('input/too-many');
    });
  });

  it('tells admins once that a kiosk went quiet, and once that it is back', async () => {
    let nowMs = Date.now();
    const clock = { nowMs: () => nowMs };
    const desk = await start(clock);
    const { client } = await enrolledKiosk(desk, 'Entree', clock);
    const body = { beat: healthyBeat, selfTest: null };
    const beat = () =>
      client.call('kiosk.heartbeat', { params: undefined, query: undefined, body });
    const watch = async () => {
      for (const job of fleetJobs) await job.run(desk.desk.context);
      const { notices } = await desk.admin.call('notice.list', {});
      return notices.map(({ kind }) => kind);
    };
    await beat();
    const atFirst = await watch();
    nowMs += 6 * 60_000;
    await watch();
    const quiet = await watch();
    await beat();
    const back = await watch();
    await desk.stop();

    expect([atFirst, quiet, new Set(back)]).toEqual([
      [],
      ['kiosk-away'],
      new Set(['kiosk-away', 'kiosk-back']),
    ]);
    expect(back).toHaveLength(2);
  });
}
