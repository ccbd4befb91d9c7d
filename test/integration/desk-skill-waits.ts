import { expect, it } from 'vitest';
import type { Clock } from '../../shared/base/clock.ts';
import type { Skill } from '../../shared/domain/skill.ts';
import { intake } from './desk-intake.ts';
import { untilKnownToWait } from './desk-roster-waits.ts';
import type { StartedDesk } from './start-desk.ts';

const monday = Date.parse('2026-11-23T09:00:00+01:00');

/** How every desk reckons with skills in its waits, whatever its database. */
export function waitsForWhoCanHelp(start: (clock: Clock) => Promise<StartedDesk>): void {
  it('counts for a visitor who can help him, at once when that changes', async () => {
    const desk = await start({ nowMs: () => monday });
    try {
      const sitDown = async (counter: string, skills: readonly Skill[]) => {
        const one = await desk.staff('technician', counter);
        await one.call('session.set-counter', { body: { counter } });
        const { accountId } = await one.call('session.get', {});
        const know = (now: readonly Skill[]) =>
          desk.admin.call('skill.set', { params: { accountId }, body: { skills: [...now] } });
        await know(skills);
        return know;
      };
      const annaKnows = await sitDown('1', ['network']);
      await sitDown('2', ['printing']);
      let came = 0;
      const come = async (category: 'wifi' | 'printing') => {
        came += 1;
        const submittedAt = new Date(monday - 60_000 + came * 1000).toISOString();
        const reason = { category, triage: {}, words: 'Het doet het niet.', photoHash: null };
        const body = intake({ startedAt: submittedAt, submittedAt, reason });
        const { ticketId, statusPath } = await desk.kiosk.call('ticket.create', { body });
        await untilKnownToWait(desk, came);
        return { ticketId, token: statusPath.slice('/s/'.length) };
      };
      const waitOf = async (token: string) =>
        (await desk.anonymous.call('status.get', { params: { token } })).wait?.toMinutes ?? 0;

      for (let visit = 0; visit < 6; visit += 1) await come('printing');
      const wifi = await come('wifi');
      const printing = await come('printing');
      const [network, paper] = [await waitOf(wifi.token), await waitOf(printing.token)];
      expect(network).toBeLessThan(paper);

      // What somebody writes that he needs counts for more than his tile.
      await desk.admin.call('skill.change-need', {
        params: { ticketId: printing.ticketId },
        body: { need: 'network' },
      });
      await expect.poll(() => waitOf(printing.token)).toBeLessThan(paper);

      // Nobody is left who knows about networks: he is helped by everybody, as in one line.
      await annaKnows(['printing']);
      expect(await waitOf(wifi.token)).toBeGreaterThan(network);
    } finally {
      await desk.stop();
    }
  });
}
