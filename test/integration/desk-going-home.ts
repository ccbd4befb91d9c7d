import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endHolds } from '../../desk/hold/end-holds.ts';
import { type LeavingBecause, undoLeavingMs } from '../../shared/domain/going-home.ts';
import { knownVisitor } from './coming-back.ts';
import { intake } from './desk-intake.ts';
import type { StartMailDesk } from './desk-mail.ts';
import { emptyQueue } from './empty-queue.ts';
import { silentMail } from './silent-mail.ts';
import type { StartedDesk } from './start-desk.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** How visitors of every desk give up their place themselves, whatever its database. */
export function letsVisitorsGo(start: StartMailDesk): void {
  describe('a visitor who goes home', () => {
    let nowMs = Date.parse('2026-11-25T10:00:00+01:00');
    let desk: StartedDesk;
    beforeAll(async () => {
      desk = await start({ clock: { nowMs: () => nowMs }, mail: silentMail });
    });
    afterAll(() => desk.stop());

    const arrive = async (change: Parameters<typeof intake>[0] = {}) => {
      nowMs += 60_000;
      const at = new Date(nowMs).toISOString();
      const body = intake({ startedAt: at, submittedAt: at, ...change });
      const { ticketId, statusPath } = await desk.kiosk.call('ticket.create', { body });
      const params = { token: statusPath.slice('/s/'.length) };
      return {
        ticketId,
        page: () => desk.anonymous.call('status.get', { params }),
        card: () => desk.admin.call('ticket.get', { params: { ticketId } }),
        leave: (because: LeavingBecause) =>
          desk.anonymous.call('status.leave', { params, body: { because } }),
        refused: (because: LeavingBecause) =>
          desk.anonymous.refusal('status.leave', { params, body: { because } }),
        here: () => desk.anonymous.call('status.here', { params }),
        feedback: () =>
          desk.anonymous.call('status.feedback', {
            params,
            body: { solved: 'yes', timeLost: 'under-1-hour', words: '' },
          }),
      };
    };
    const move = async (name: 'ticket.call' | 'ticket.start', ticketId: string) => {
      const { item } = await desk.admin.call('ticket.get', { params: { ticketId } });
      return desk.admin.call(name, { params: { ticketId }, body: { version: item.version } });
    };
    const order = async () =>
      (await desk.admin.call('queue.get', {})).items
        .filter(({ status }) => status === 'waiting')
        .toSorted((one, other) => (one.arrivedAt < other.arrivedAt ? -1 : 1))
        .map(({ ticketId }) => ticketId);

    it('because it is solved has his report withdrawn, also when he is called, and says how it went', async () => {
      await emptyQueue(desk.admin);
      const visitor = await arrive();
      const before = await visitor.page();
      await move('ticket.call', visitor.ticketId);
      const called = await visitor.page();
      await visitor.leave('solved');
      const page = await visitor.page();
      await visitor.feedback();
      const card = await visitor.card();
      const again = await visitor.refused('solved');

      expect(before.mayLeave).toEqual(['solved', 'another-time']);
      expect(called.mayLeave).toEqual(['solved', 'another-time']);
      expect(page).toMatchObject({
        status: 'closed',
        outcome: 'withdrawn',
        solution: null,
        undoForMs: undoLeavingMs,
        mayGiveFeedback: true,
        visitorMay: ['reopen'],
      });
      expect(card.item).toMatchObject({ status: 'closed', assignee: null, counter: null });
      expect(card.history.slice(-2)).toMatchObject([
        {
          kind: 'ticket.closed',
          actor: 'visitor',
          details: { from: 'called', left: 'solved' },
        },
        { kind: 'ticket.feedback-given' },
      ]);
      expect(again.code).toBe('ticket/illegal-move');
    });

    it('may undo that within a minute, at his old place, and not later', async () => {
      await emptyQueue(desk.admin);
      const visitor = await arrive();
      const other = await arrive();
      await visitor.leave('solved');
      nowMs += undoLeavingMs - 1;
      const stays = await visitor.here();
      const first = await order();
      await visitor.leave('solved');
      nowMs += undoLeavingMs;
      const late = await visitor.page();
      const tooLate = await visitor.here();

      expect(stays).toEqual({ waits: true });
      expect(first).toEqual([visitor.ticketId, other.ticketId]);
      expect(late).not.toHaveProperty('undoForMs');
      expect(tooLate).toEqual({ waits: false });
      expect((await visitor.card()).item.status).toBe('closed');
    });

    it('and comes another time is called by nobody and waits at the end when he is back', async () => {
      await emptyQueue(desk.admin);
      const visitor = await arrive();
      nowMs += 1000;
      await visitor.leave('another-time');
      const page = await visitor.page();
      const stays = await visitor.here();
      const undone = await visitor.card();
      await visitor.leave('another-time');
      nowMs += dayMs;
      const other = await arrive();
      const refused = await visitor.refused('another-time');
      nowMs += 1000;
      const back = await visitor.here();
      const inLine = await order();

      expect(page).toMatchObject({ status: 'on-hold', isAway: true, mayLeave: ['solved'] });
      expect(page).not.toHaveProperty('comesBack');
      expect(Date.parse(page.heldUntil ?? '') - Date.parse(page.updatedAt)).toBe(7 * dayMs);
      expect([stays, back]).toEqual([{ waits: true }, { waits: true }]);
      expect(undone.item.arrivedAt < page.updatedAt).toBe(true);
      expect(refused.code).toBe('ticket/illegal-move');
      expect(inLine).toEqual([other.ticketId, visitor.ticketId]);
    });

    it('and never comes back is signed off in the end', async () => {
      const visitor = await arrive();
      await visitor.leave('another-time');
      nowMs += 7 * dayMs - 1;
      await endHolds(desk.desk.context);
      const kept = await visitor.card();
      nowMs += 1;
      await endHolds(desk.desk.context);
      const gone = await visitor.card();

      expect(kept.item.status).toBe('on-hold');
      expect(gone.item.status).toBe('cancelled');
    });

    it('waits again when he checks in for the same', async () => {
      await emptyQueue(desk.admin);
      const { visitor: known } = await knownVisitor(desk);
      const visitor = await arrive({ visitor: known });
      await visitor.leave('another-time');
      nowMs += dayMs;
      const other = await arrive();
      await arrive({
        visitor: known,
        earlier: { ticketId: visitor.ticketId, answer: 'same' },
      });

      expect(await order()).toEqual([other.ticketId, visitor.ticketId]);
    });

    it('collects first what he left, and is not let go while somebody works on it or of a complaint', async () => {
      await emptyQueue(desk.admin);
      const visitor = await arrive();
      const shelf = await desk.admin.call('shelf.create', {
        body: { name: 'Plank 1', capacity: 5, closed: false },
      });
      await move('ticket.call', visitor.ticketId);
      await move('ticket.start', visitor.ticketId);
      const served = await visitor.refused('solved');
      await desk.admin.call('bench.leave', {
        params: { ticketId: visitor.ticketId },
        body: {
          leftId: v7(),
          deviceName: 'iPhone 14',
          accessories: '',
          condition: 'Barst',
          shelfId: shelf.shelfId,
          promisedAt: new Date(nowMs + dayMs).toISOString(),
          agreed: true,
        },
      });
      const { item } = await visitor.card();
      await desk.admin.call('ticket.return', {
        params: { ticketId: visitor.ticketId },
        body: { version: item.version, reason: 'Straks verder' },
      });
      const page = await visitor.page();
      const kept = await visitor.refused('another-time');
      const complaint = await arrive({ reportType: 'complaint' });

      expect(served.code).toBe('ticket/illegal-move');
      expect(page).toMatchObject({ status: 'waiting', mayLeave: [], collectFirst: true });
      expect(kept.code).toBe('ticket/illegal-move');
      expect(await complaint.page()).not.toHaveProperty('mayLeave');
    });
  });
}
