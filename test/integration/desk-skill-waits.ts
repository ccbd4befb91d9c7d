import { describe, expect, it } from 'vitest';
import type { Clock } from '../../shared/base/clock.ts';
import type { Skill } from '../../shared/domain/skill.ts';
import { tellNobodyKnows } from '../../desk/skill/tell-nobody-knows.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
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

  describe('where nobody at work has what a visitor needs', () => {
    /** Anna is at work and knows networks; Bram knows printing and is not there. */
    const withoutBram = async (
      test: (parts: {
        readonly desk: StartedDesk;
        readonly anna: DeskVisitor;
        readonly bramId: string;
        readonly come: (
          category: 'wifi' | 'printing',
        ) => Promise<{ readonly ticketId: string; readonly token: string }>;
      }) => Promise<void>,
    ) => {
      const desk = await start({ nowMs: () => monday });
      try {
        const know = async (who: DeskVisitor, skills: Skill[]) => {
          const { accountId } = await who.call('session.get', {});
          await desk.admin.call('skill.set', { params: { accountId }, body: { skills } });
          return accountId;
        };
        const anna = await desk.staff('technician', 'Anna');
        await anna.call('session.set-counter', { body: { counter: '1' } });
        await know(anna, ['network']);
        const bramId = await know(await desk.staff('technician', 'Bram'), ['printing']);
        let came = 0;
        const come = async (category: 'wifi' | 'printing') => {
          came += 1;
          const submittedAt = new Date(monday - 60_000 + came * 1000).toISOString();
          const reason = { category, triage: {}, words: 'Het doet het niet.', photoHash: null };
          const visit = intake({ startedAt: submittedAt, submittedAt, reason });
          const body = { ...visit, readout: null, decision: null };
          const { ticketId, statusPath } = await desk.kiosk.call('ticket.create', { body });
          await untilKnownToWait(desk, came);
          return { ticketId, token: statusPath.slice('/s/'.length) };
        };
        await test({ desk, anna, bramId, come });
      } finally {
        await desk.stop();
      }
    };
    const hello = { version: '1', queued: 0 };
    const next = { body: { queues: ['advice' as const] } };

    it('tells him, staff and once a lead, and lets anybody help him in his turn', () =>
      withoutBram(async ({ desk, anna, come }) => {
        const printing = await come('printing');
        const wifi = await come('wifi');

        const page = await desk.anonymous.call('status.get', { params: { token: printing.token } });
        const other = await desk.anonymous.call('status.get', { params: { token: wifi.token } });
        const board = await desk.anonymous.call('board.get', {});
        const told = await desk.kiosk.call('kiosk.hello', { body: { ...hello, knowsAway: true } });
        const older = await desk.kiosk.call('kiosk.hello', { body: hello });
        const { away } = await anna.call('queue.not-today', {});
        await tellNobodyKnows.run(desk.desk.context);
        await tellNobodyKnows.run(desk.desk.context);
        const { notices } = await desk.admin.call('notice.list', {});

        expect(page.away).toEqual({});
        expect(other).not.toHaveProperty('away');
        expect(board.waiting.map((each) => each.away)).toEqual([{}, undefined]);
        expect(told.away).toEqual([{ skill: 'printing' }]);
        expect(older).not.toHaveProperty('away');
        expect(away.map(({ ticketId }) => ticketId)).toEqual([printing.ticketId]);
        expect(
          notices.flatMap(({ kind, ticket }) =>
            kind === 'nobody-for-visitor' ? [ticket?.ticketId] : [],
          ),
        ).toEqual([printing.ticketId]);
        const called = await anna.call('queue.next', next);
        expect(called.item.ticketId).toBe(printing.ticketId);
      }));

    it('tells nothing of what only somebody who is shut out knew', () =>
      withoutBram(async ({ desk, anna, bramId, come }) => {
        await desk.admin.call('account.block', {
          params: { accountId: bramId },
          body: { blocked: true },
        });
        const { token } = await come('printing');

        const page = await desk.anonymous.call('status.get', { params: { token } });
        const told = await desk.kiosk.call('kiosk.hello', { body: { ...hello, knowsAway: true } });
        const { away } = await anna.call('queue.not-today', {});

        expect(page).not.toHaveProperty('away');
        expect([told.away, away]).toEqual([[], []]);
      }));

    it('tells when the roster says that one comes, and lets him wait for that one', () =>
      withoutBram(async ({ desk, anna, bramId, come }) => {
        const shift = {
          accountId: bramId,
          day: '2026-11-23',
          hours: { from: '13:00', until: '17:00' },
          counter: '',
          breaks: [],
        };
        await desk.admin.call('roster.plan', { body: { shiftId: null, shift } });
        const printing = await come('printing');
        const wifi = await come('wifi');
        const expectedAt = '2026-11-23T12:00:00.000Z';

        const page = await desk.anonymous.call('status.get', { params: { token: printing.token } });
        const other = await desk.anonymous.call('status.get', { params: { token: wifi.token } });
        await tellNobodyKnows.run(desk.desk.context);
        const { notices } = await desk.admin.call('notice.list', {});
        const called = await anna.call('queue.next', next);
        const none = await anna.refusal('queue.next', next);

        expect(page.away).toEqual({ expectedAt });
        expect(page.wait?.toMinutes).toBeGreaterThan(4 * 60);
        expect(other.wait?.toMinutes).toBeLessThan(30);
        expect(notices).toEqual([]);
        expect(called.item.ticketId).toBe(wifi.ticketId);
        expect(none.code).toBe('queue/awaits-colleague');
        const params = { ticketId: printing.ticketId };
        const byHand = await anna.call('ticket.call', { params, body: { version: 1 } });
        expect(byHand.item.status).toBe('called');
      }));
  });
}
