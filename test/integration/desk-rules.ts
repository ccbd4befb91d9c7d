import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ordinaryRules } from '../../shared/domain/desk-rules.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk works by the figures that its leads chose, whatever its database. */
export function worksByItsRules(start: () => Promise<StartedDesk>): void {
  describe('the rules of a desk', () => {
    let desk: StartedDesk;
    beforeAll(async () => {
      desk = await start();
    });
    afterAll(() => desk.stop());

    it('are the ordinary ones until a lead chooses, and hold at once from then on', async () => {
      const lead = await desk.staff('lead', 'Kim');
      const technician = await desk.staff('technician', 'Chris');
      const { ticketId, statusPath } = await desk.kiosk.call('ticket.create', { body: intake() });
      const params = { ticketId };
      const page = { params: { token: statusPath.slice('/s/'.length) } };
      const call = { params, body: { version: 1 } };
      const calledOnce = await technician.call('ticket.call', call);
      const before = await desk.anonymous.call('status.get', page);
      const refused = await technician.refusal('ticket.no-show', { params, body: { version: 2 } });

      const first = await technician.call('desk-rules.get', {});
      const rules = { ...first.rules, callsBeforeNoShow: 1, noShowMinutes: 45, graceMinutes: 3 };
      const chosen = await lead.call('desk-rules.choose', { body: { version: 0, rules } });
      const card = await technician.call('ticket.get', { params });
      const beganMs = Date.now();
      const away = await technician.call('ticket.no-show', { params, body: { version: 2 } });
      const after = await desk.anonymous.call('status.get', page);

      expect(first).toMatchObject({ version: 0, chosen: null });
      expect([calledOnce.moves.includes('no-show'), card.moves.includes('no-show')]).toEqual([
        false,
        true,
      ]);
      expect(refused.code).toBe('ticket/illegal-move');
      expect(chosen).toMatchObject({ version: 1, rules, chosen: { by: 'Kim' } });
      expect(Math.round((Date.parse(away.item.heldUntil ?? '') - beganMs) / 60_000)).toBe(45);
      expect([before.turnRule.graceMinutes, after.turnRule.graceMinutes]).toEqual([
        ordinaryRules.graceMinutes,
        3,
      ]);
    });

    it('say how long a page lives after its ticket was closed, and its visitor may open it again', async () => {
      const { version, rules } = await desk.admin.call('desk-rules.get', {});
      const { ticketId, statusPath } = await desk.kiosk.call('ticket.create', { body: intake() });
      await desk.admin.call('ticket.cancel', {
        params: { ticketId },
        body: { version: 1, reason: 'Kwam niet terug' },
      });
      const token = statusPath.slice('/s/'.length);
      const { context } = desk.desk;
      const daysLater = (days: number) => {
        const closedAt = new Date(Date.now() - days * 24 * 3_600_000).toISOString();
        return context.database.write((db) =>
          db
            .updateTable('ticket')
            .set({ closed_at: closedAt })
            .where('ticket_id', '=', ticketId)
            .execute(),
        );
      };
      await daysLater(10);

      const gone = await desk.anonymous.refusal('status.get', { params: { token } });
      await desk.admin.call('desk-rules.choose', {
        body: { version, rules: { ...rules, reopenDays: 30 } },
      });
      const there = await desk.anonymous.call('status.get', { params: { token } });
      await daysLater(31);
      const goneAgain = await desk.anonymous.refusal('status.get', { params: { token } });

      expect([gone.code, there.status, goneAgain.code]).toEqual([
        'status/unknown',
        'cancelled',
        'status/unknown',
      ]);
    });

    it('are chosen by leads only, within bounds, and not over what a colleague chose', async () => {
      const [lead, technician] = [await desk.staff('lead'), await desk.staff('technician')];
      const { version, rules } = await lead.call('desk-rules.get', {});
      const both = await Promise.all(
        [20, 21].map((noShowMinutes) =>
          lead.ask('desk-rules.choose', { body: { version, rules: { ...rules, noShowMinutes } } }),
        ),
      );
      const stands = await lead.call('desk-rules.get', {});
      const refusals = [
        await technician.refusal('desk-rules.choose', { body: { version, rules } }),
        await lead.refusal('desk-rules.choose', { body: { version, rules } }),
        await lead.refusal('desk-rules.choose', {
          body: { version: stands.version, rules: { ...rules, reopenDays: 91 } },
        }),
      ];
      const { lines } = await desk.admin.call('audit.list', {
        query: { kind: 'desk-rules.choose' },
      });

      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(stands.version).toBe(version + 1);
      expect(refusals.map(({ code }) => code)).toEqual([
        'auth/forbidden',
        'desk-rules/changed-meanwhile',
        'input/invalid',
      ]);
      expect(lines[0]?.details['document.rules.noShowMinutes']).toBe(
        `${rules.noShowMinutes} → ${stands.rules.noShowMinutes}`,
      );
    });
  });
}
