import { expect, it } from 'vitest';
import type { Clock } from '../../shared/base/clock.ts';
import { latestPromises, promiseOf } from '../../desk/store/pace-store.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { untilKnownToWait } from './desk-roster-waits.ts';
import type { StartedDesk } from './start-desk.ts';

const monday = Date.parse('2026-11-23T09:00:00+01:00');
const minuteMs = 60_000;

/** Whom every desk reckons with as serving, whatever its database; hours are those of `rosterZone`. */
export function reckonsWithWhoServes(start: (clock: Clock) => Promise<StartedDesk>): void {
  let nowMs = monday;
  const arrive = async (desk: StartedDesk) => {
    const submittedAt = new Date(nowMs).toISOString();
    const body = intake({ startedAt: submittedAt, submittedAt });
    return (await desk.kiosk.call('ticket.create', { body })).ticketId;
  };
  const serve = async (desk: StartedDesk, by: DeskVisitor) => {
    const params = { ticketId: await arrive(desk) };
    await by.call('ticket.call', { params, body: { version: 1 } });
    const { item } = await by.call('ticket.start', { params, body: { version: 2 } });
    return item;
  };
  const servingOf = async (desk: StartedDesk) => {
    const { waits } = desk.desk.context;
    waits.servingChanged();
    return [...(await waits.paceAtHand({ queue: 'advice' })).serving.keys()];
  };
  const idOf = async (staff: DeskVisitor) => (await staff.call('session.get', {})).accountId;
  const within = async (work: (desk: StartedDesk) => Promise<void>) => {
    nowMs = monday;
    const desk = await start({ nowMs: () => nowMs });
    try {
      await work(desk);
    } finally {
      await desk.stop();
    }
  };

  it('reckons for an hour with who serves somebody and is not seen, and no longer', () =>
    within(async (desk) => {
      const [tom, anna] = [await desk.staff('technician'), await desk.staff('technician')];
      await anna.call('session.set-counter', { body: { counter: 'Balie 1' } });
      await serve(desk, tom);
      await serve(desk, anna);
      const [ofTom, ofAnna] = [await idOf(tom), await idOf(anna)];

      nowMs += 59 * minuteMs;
      const after = await servingOf(desk);
      nowMs += 2 * minuteMs;
      // Who moves at his console is there, however long he has been at it.
      await anna.call('session.get', {});
      const later = await servingOf(desk);

      expect(after.toSorted()).toEqual([ofTom, ofAnna].toSorted());
      expect(later).toEqual([ofAnna]);
    }));

  it('takes nobody for busy with what is paused, or waits for a group', () =>
    within(async (desk) => {
      const tom = await desk.staff('technician');
      await tom.call('session.set-counter', { body: { counter: 'Balie 1' } });
      const { groupId } = await desk.admin.call('group.keep', {
        body: { groupId: null, name: 'Netwerk', members: [await idOf(desk.admin)] },
      });
      const { ticketId } = await serve(desk, tom);
      const busy = await servingOf(desk);
      const until = new Date(nowMs + 600 * minuteMs).toISOString();
      await tom.call('ticket.pause', {
        params: { ticketId },
        body: { cause: 'part', reason: 'Accu besteld', until },
      });
      const paused = await servingOf(desk);
      await tom.call('ticket.resume', { params: { ticketId } });
      const resumed = await servingOf(desk);
      const { item } = await tom.call('ticket.get', { params: { ticketId } });
      await tom.call('ticket.escalate', {
        params: { ticketId },
        body: {
          version: item.version,
          to: { kind: 'group', groupId },
          reason: 'Dit kan alleen de tweede lijn',
          tried: '',
          added: {},
          warranty: '',
          serial: 'masked',
        },
      });

      expect([busy.length, paused.length, resumed.length]).toEqual([1, 0, 1]);
      expect(await servingOf(desk)).toEqual([]);
    }));

  it('takes nobody for busy with what its visitor opened again at home, and books what was worked since', () =>
    within(async (desk) => {
      const tom = await desk.staff('technician');
      await tom.call('session.set-counter', { body: { counter: 'Balie 1' } });
      const { ticketId } = await serve(desk, tom);
      const params = { ticketId };
      const move = async (
        name: 'ticket.resolve' | 'ticket.close',
        body: Readonly<Record<string, string>>,
      ) => {
        const { item } = await tom.call('ticket.get', { params });
        const answer = await tom.ask(name, {
          params,
          body: { ...body, version: item.version } as never,
        });
        expect(answer.status).toBe(200);
      };
      const solved = { cause: 'Kabel', solution: 'Vervangen', closingCode: 'solved' };
      nowMs += 10 * minuteMs;
      await move('ticket.resolve', solved);
      await move('ticket.close', { notAskedBecause: 'Moest weg' });
      const { statusPath } = await tom.call('ticket.get', { params });
      nowMs += 60 * minuteMs;
      await desk.anonymous.call('status.reopen', {
        params: { token: statusPath.slice('/s/'.length) },
        body: { words: 'Weer stuk' },
      });
      await tom.call('session.get', {});
      const busy = await servingOf(desk);
      nowMs += 3 * minuteMs;
      await move('ticket.resolve', solved);

      expect(busy).toEqual([]);
      expect((await tom.call('ticket.work', { params })).minutes).toBe(13);
    }));

  it('knows what is under way, what lies between visits and who is called before whom', () =>
    within(async (desk) => {
      const tom = await desk.staff('technician');
      await tom.call('session.set-counter', { body: { counter: 'Balie 1' } });
      const [first, second] = [await arrive(desk), await arrive(desk)];
      const begin = async (ticketId: string) => {
        const params = { ticketId };
        const { item } = await tom.call('ticket.get', { params });
        await tom.call('ticket.call', { params, body: { version: item.version } });
        await tom.call('ticket.start', { params, body: { version: item.version + 1 } });
      };
      const finish = async (ticketId: string) => {
        const params = { ticketId };
        const { item } = await tom.call('ticket.get', { params });
        const solved = { cause: 'Kabel', solution: 'Vervangen', closingCode: 'solved' } as const;
        await tom.call('ticket.resolve', { params, body: { ...solved, version: item.version } });
      };
      nowMs += minuteMs;
      const urgent = await arrive(desk);
      await tom.call('ticket.priority', {
        params: { ticketId: urgent },
        body: { version: 1, decision: 'change', impact: 1, urgency: 1, argument: 'Zaal vol' },
      });
      for (const ticketId of [urgent, first]) {
        await begin(ticketId);
        nowMs += 10 * minuteMs;
        await finish(ticketId);
        nowMs += 3 * minuteMs;
      }
      await begin(second);
      desk.desk.context.waits.servingChanged();
      const under = await desk.desk.context.waits.paceAtHand({ queue: 'advice' });
      await finish(second);
      desk.desk.context.waits.servingChanged();
      const { calls } = await desk.desk.context.waits.paceAtHand({ queue: 'advice' });

      expect([...under.serving.values()]).toMatchObject([{ category: 'wifi' }]);
      // Two gaps of three minutes, as long as so few are known.
      expect(calls.betweenMinutes).toBeCloseTo(6 / 7);
      const { item } = await tom.call('ticket.get', { params: { ticketId: first } });
      expect(calls.overtaking(1)).toBe(0);
      expect(calls.overtaking(item.priority)).toBeGreaterThan(0);
    }));

  it('reckons with the break of somebody who left a visit open', () =>
    within(async (desk) => {
      const tom = await desk.staff('technician');
      await tom.call('session.set-counter', { body: { counter: 'Balie 1' } });
      await serve(desk, tom);
      await arrive(desk);
      await untilKnownToWait(desk, 1);
      const waitNow = async () => (await desk.anonymous.call('board.get', {})).wait;
      const before = await waitNow();

      await tom.call('session.begin-break', { body: { minutes: 120 } });
      const during = await waitNow();

      expect(before.toMinutes).toBeLessThan(120);
      expect(during.fromMinutes).toBeGreaterThan(80);
      expect(during.toMinutes).toBeLessThan(240);
    }));

  it('measures nothing by who was on hold, or was sent on, before his turn came', () =>
    within(async (desk) => {
      const { read } = desk.desk.context.database;
      const tom = await desk.staff('technician');
      await tom.call('session.set-counter', { body: { counter: 'Balie 1' } });
      const ticketId = await arrive(desk);
      const params = { ticketId };
      const until = new Date(nowMs + 60 * minuteMs).toISOString();
      await tom.call('ticket.hold', {
        params,
        body: { version: 1, until, reason: 'Haalt zijn oplader' },
      });
      await tom.call('ticket.back-in-queue', { params, body: { version: 2 } });

      await tom.call('ticket.call', { params, body: { version: 3 } });

      expect([await promiseOf(read, ticketId), await latestPromises(read, 10)]).toEqual([null, []]);
    }));
}
