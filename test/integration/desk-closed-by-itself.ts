import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeForgotten } from '../../desk/ticket/close-forgotten.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** How every desk closes what was resolved and forgotten, whatever its database. */
export function closesForgottenTickets(start: () => Promise<StartedDesk>): void {
  describe('what was resolved and nobody closed', () => {
    let desk: StartedDesk;
    beforeAll(async () => {
      desk = await start();
    });
    afterAll(() => desk.stop());

    /** A ticket that was resolved so many days ago. */
    const resolved = async (
      daysAgo: number,
      change: Partial<TicketIntake> = {},
      meanwhile: (ticket: { readonly ticketId: string }) => Promise<unknown> = () =>
        Promise.resolve(),
    ) => {
      const { admin } = desk;
      const { ticketId, statusPath } = await desk.kiosk.call('ticket.create', {
        body: intake(change),
      });
      const params = { ticketId };
      await admin.call('ticket.call', { params, body: { version: 1 } });
      await admin.call('ticket.start', { params, body: { version: 2 } });
      await meanwhile({ ticketId });
      await admin.call('ticket.resolve', {
        params,
        body: {
          version: (await cardOf(ticketId)).item.version,
          cause: 'Router',
          solution: 'Herstart',
          closingCode: 'workaround',
        },
      });
      const resolvedAt = new Date(Date.now() - daysAgo * dayMs).toISOString();
      await desk.desk.context.database.write((db) =>
        db
          .updateTable('ticket')
          .set({ resolved_at: resolvedAt })
          .where('ticket_id', '=', ticketId)
          .execute(),
      );
      return { ticketId, token: statusPath.slice('/s/'.length) };
    };
    const cardOf = (ticketId: string) => desk.admin.call('ticket.get', { params: { ticketId } });
    const choose = async (closeResolvedDays: number) => {
      const { version, rules } = await desk.admin.call('desk-rules.get', {});
      return desk.admin.call('desk-rules.choose', {
        body: { version, rules: { ...rules, closeResolvedDays } },
      });
    };

    it('is closed by itself after the days of the rule, once, and may still be judged and opened', async () => {
      await choose(5);
      const forgotten = await resolved(6);
      const recent = await resolved(4);
      const { context } = desk.desk;

      await Promise.all([closeForgotten(context), closeForgotten(context)]);
      await closeForgotten(context);

      const card = await cardOf(forgotten.ticketId);
      const closings = card.history.filter(({ kind }) => kind === 'ticket.closed');
      expect(card.item.status).toBe('closed');
      expect(card.resolution?.closingCode).toBe('workaround');
      expect(closings.map(({ actor, details }) => [actor, details])).toEqual([
        ['desk', { waitedDays: 5 }],
      ]);
      expect((await cardOf(recent.ticketId)).item.status).toBe('resolved');
      await desk.anonymous.call('status.feedback', {
        params: { token: forgotten.token },
        body: { solved: 'no', timeLost: 'under-1-hour', words: '' },
      });
      const again = await desk.admin.call('ticket.reopen', {
        params: { ticketId: forgotten.ticketId },
        body: { version: card.item.version, reason: 'Toch niet' },
      });
      await closeForgotten(context);
      expect((await cardOf(forgotten.ticketId)).item.status).toBe(again.item.status);
    });

    it('stays as it is while the rule says never, or its type still wants something', async () => {
      const { context } = desk.desk;
      // The desk closes by itself too, at any moment.
      await choose(0);
      const { ticketId } = await resolved(400);
      const complaint = await resolved(400, { reportType: 'complaint' });

      await closeForgotten(context);
      const kept = await cardOf(ticketId);
      await choose(90);
      await closeForgotten(context);

      expect(kept.item.status).toBe('resolved');
      expect((await cardOf(ticketId)).item.status).toBe('closed');
      expect((await cardOf(complaint.ticketId)).item.status).toBe('resolved');
    });

    it('waits for the device that still lies here, of which the page has the code', async () => {
      await choose(5);
      const { admin, desk: running } = desk;
      const { database } = running.context;
      const { shelfId } = await admin.call('shelf.create', {
        body: { name: `Plank ${v7().slice(-8)}`, capacity: 5, closed: false },
      });
      const leave = ({ ticketId }: { readonly ticketId: string }) =>
        admin.call('bench.leave', {
          params: { ticketId },
          body: {
            ...{ leftId: v7(), deviceName: 'iPhone 14', accessories: '', condition: 'Heel' },
            ...{ shelfId, promisedAt: '2026-11-30T15:00:00.000Z', agreed: true },
          },
        });
      const { ticketId } = await resolved(6, {}, leave);

      await closeForgotten(running.context);
      const here = await cardOf(ticketId);
      await database.write((db) =>
        db
          .updateTable('left_device')
          .set({ handed_out_at: new Date().toISOString() })
          .where('ticket_id', '=', ticketId)
          .execute(),
      );
      await closeForgotten(running.context);

      expect(here.item.status).toBe('resolved');
      expect((await cardOf(ticketId)).item.status).toBe('closed');
    });

    it('keeps the days, as the hours of the mail, when the other rules are chosen with an older page', async () => {
      const before = (await choose(30)).rules;
      const { version, rules } = await desk.admin.call('desk-rules.choose', {
        body: {
          version: (await desk.admin.call('desk-rules.get', {})).version,
          rules: { ...before, feedbackMailHours: 48 },
        },
      });
      const { closeResolvedDays: _days, feedbackMailHours: _hours, ...older } = rules;

      const chosen = await desk.admin.call('desk-rules.choose', {
        body: { version, rules: { ...older, graceMinutes: 7 } },
      });

      expect(chosen.rules).toEqual({ ...rules, graceMinutes: 7 });
    });
  });
}
