import { describe, expect, it } from 'vitest';
import { endHolds } from '../../desk/hold/end-holds.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import { emptyQueue } from './empty-queue.ts';
import type { StartedDesk } from './start-desk.ts';

const minuteMs = 60_000;

/** How every desk keeps the places of those who are away for a while, whatever its database. */
export function keepsPlaces(desk: () => StartedDesk): void {
  const arriveAgo = (minutes: number) =>
    desk().kiosk.call('ticket.create', {
      body: intake({ submittedAt: new Date(Date.now() - minutes * minuteMs).toISOString() }),
    });
  const card = (ticketId: string) => desk().admin.call('ticket.get', { params: { ticketId } });
  const callNext = () => desk().admin.call('queue.next', { body: { queues: ['advice'] } });
  const missed = async (ticketId: string): Promise<Ticket> => {
    let { item } = await card(ticketId);
    for (let calls = 0; calls < 2; calls += 1) {
      const body = { version: item.version };
      ({ item } = await desk().admin.call('ticket.call', { params: { ticketId }, body }));
    }
    const body = { version: item.version };
    return desk().admin.call('ticket.no-show', { params: { ticketId }, body });
  };
  /** What the job of the desk does when so many minutes have passed. */
  const minutesLater = (minutes: number) => {
    const nowMs = () => Date.now() + minutes * minuteMs;
    return endHolds({ ...desk().desk.context, clock: { nowMs } });
  };
  const sayHere = (statusPath: string) =>
    desk().anonymous.call('status.here', { params: { token: statusPath.replace('/s/', '') } });
  const kindsOf = (ticket: Ticket) =>
    ticket.history
      .map(({ kind }) => kind)
      .filter((kind) => kind === 'ticket.back-in-queue' || kind === 'ticket.cancelled');

  describe('somebody on hold', () => {
    it('is passed over, counts in no wait, and comes back at his old place by himself', async () => {
      await emptyQueue(desk().admin);
      const first = await arriveAgo(30);
      const second = await arriveAgo(20);
      const until = new Date(Date.now() + 10 * minuteMs).toISOString();
      const params = { ticketId: first.ticketId };

      const held = await desk().admin.call('ticket.hold', {
        params,
        body: { version: 1, until, reason: 'Haalt zijn oplader' },
      });
      const newcomer = await arriveAgo(0);
      const live = await desk().admin.call('queue.get', {});
      await minutesLater(9);
      const called = await callNext();
      const tooEarly = await card(first.ticketId);
      await minutesLater(11);
      const back = await callNext();

      expect(held.item).toMatchObject({ status: 'on-hold', heldUntil: until });
      expect(newcomer.peopleAhead).toBe(1);
      expect(live.items.map(({ ticketId }) => ticketId)).toContain(first.ticketId);
      expect(called.item.ticketId).toBe(second.ticketId);
      expect(tooEarly.item.status).toBe('on-hold');
      expect(back.item).toMatchObject({ ticketId: first.ticketId, heldUntil: null });
    });

    it('is not held until yesterday', async () => {
      const { ticketId } = await arriveAgo(1);
      const until = new Date(Date.now() - minuteMs).toISOString();

      const refused = await desk().admin.refusal('ticket.hold', {
        params: { ticketId },
        body: { version: 1, until, reason: 'Vergist' },
      });

      expect(refused.code).toBe('input/invalid');
    });
  });

  describe('somebody who was called and did not come', () => {
    it('is put down as not there only after two calls, and by one technician of two', async () => {
      const { ticketId } = await arriveAgo(5);
      const params = { ticketId };
      const call = (version: number) =>
        desk().admin.call('ticket.call', { params, body: { version } });
      const once = await call(1);

      const early = await desk().admin.refusal('ticket.no-show', { params, body: { version: 2 } });
      const twice = await call(2);
      const answers = await Promise.all(
        [1, 2].map(() => desk().admin.ask('ticket.no-show', { params, body: { version: 3 } })),
      );

      expect(early.code).toBe('ticket/illegal-move');
      expect([once.moves.includes('no-show'), twice.moves.includes('no-show')]).toEqual([
        false,
        true,
      ]);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    });

    it('says that he is there, once or twice, and stands behind the first two', async () => {
      await emptyQueue(desk().admin);
      const absent = await arriveAgo(60);
      const others: string[] = [];
      for (const ago of [50, 40, 30]) others.push((await arriveAgo(ago)).ticketId);
      const away = await missed(absent.ticketId);

      const page = await desk().anonymous.call('status.get', {
        params: { token: absent.statusPath.replace('/s/', '') },
      });
      const said = await Promise.all([sayHere(absent.statusPath), sayHere(absent.statusPath)]);
      const { item: again, history } = await card(absent.ticketId);
      const ahead = desk().desk.context.waiting.before(again, absent.ticketId);
      const wait = await desk().desk.context.waits.waitBehind(again, ahead);
      const order: string[] = [];
      for (let count = 0; count < 4; count += 1) order.push((await callNext()).item.ticketId);

      expect(page).toMatchObject({ status: 'no-show', heldUntil: away.item.heldUntil });
      expect(said).toEqual([{ waits: true }, { waits: true }]);
      // What he is promised is for the place that he gets, not for the one that he missed.
      expect(ahead.people).toBe(2);
      const backMs = Date.parse(history.at(-1)?.at ?? '');
      const promisedMinutes = (Date.parse(again.promisedAt) - backMs) / minuteMs;
      expect(Math.abs(promisedMinutes - wait.toMinutes)).toBeLessThan(1.5);
      expect(order).toEqual([others[0], others[1], absent.ticketId, others[2]]);
      expect(kindsOf(await card(absent.ticketId))).toEqual(['ticket.back-in-queue']);
    });

    it('is signed off when his time is over, hears so, and can be opened again', async () => {
      await emptyQueue(desk().admin);
      const absent = await arriveAgo(60);
      await missed(absent.ticketId);

      await minutesLater(9);
      const kept = await card(absent.ticketId);
      await minutesLater(11);
      const gone = await card(absent.ticketId);
      const said = await sayHere(absent.statusPath);
      const again = await desk().admin.call('ticket.reopen', {
        params: { ticketId: absent.ticketId },
        body: { version: gone.item.version, reason: 'Staat er toch' },
      });

      expect(kept.item.status).toBe('no-show');
      expect(gone.item).toMatchObject({ status: 'cancelled', heldUntil: null });
      expect(gone.history.at(-1)).toMatchObject({ actor: 'desk', details: { from: 'no-show' } });
      expect(said).toEqual({ waits: false });
      expect(again.item.status).toBe('waiting');
    });

    it('comes back or is signed off, never both, when he says so at the last moment', async () => {
      await emptyQueue(desk().admin);
      const absent = await Promise.all(Array.from({ length: 12 }, () => arriveAgo(10)));
      for (const { ticketId } of absent) await missed(ticketId);

      const [, ...said] = await Promise.all([
        minutesLater(11),
        ...absent.map(({ statusPath }) => sayHere(statusPath)),
        minutesLater(11),
      ]);
      const cards = await Promise.all(absent.map(({ ticketId }) => card(ticketId)));

      expect(said).toHaveLength(13);
      for (const one of cards) {
        expect(kindsOf(one)).toHaveLength(1);
        expect(one.item.status).toBe(
          kindsOf(one)[0] === 'ticket.back-in-queue' ? 'waiting' : 'cancelled',
        );
      }
    });
  });
}
