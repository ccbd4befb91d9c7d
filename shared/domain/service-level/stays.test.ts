import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstSiteId } from '../site.ts';
import type { TicketStatus } from '../ticket.ts';
import { calendar, calendars, hour, moments } from './any-calendar.test-support.ts';
import { businessTime } from './business-time.ts';
import { clocksOf, isWarned, type TicketMoment } from './clock.ts';
import type { Closure } from './closure.ts';
import { closedDuring, staysOf, timeOfStays } from './stays.ts';
import type { Targets } from './terms.ts';

const minute = 60_000;
const target = { responseMinutes: 60, resolutionMinutes: 480 };
const byPriority = { '1': target, '2': target, '3': target, '4': target, '5': target };
const targets: Targets = {
  incident: byPriority,
  information: byPriority,
  change: byPriority,
  authorisation: byPriority,
  complaint: byPriority,
};
const south = '019ac8f4-7c00-7000-8000-000000000002';
/** A moment on Monday 23 November 2026, by the clock of Amsterdam. */
const on = (text: string) => Date.parse(`2026-11-23T${text}:00+01:00`);
const at = (
  atMs: number,
  siteId: string | undefined,
  status: TicketStatus = 'waiting',
): TicketMoment => ({ atMs, siteId, status, priority: 3, reportType: 'incident' });

describe('a ticket that is sent to another site', () => {
  const office = businessTime(calendar());
  // Open in the evening only.
  const { week } = calendar();
  const evening = businessTime(
    calendar({ week: { ...week, monday: { from: '18:00', until: '22:00' } } }),
  );
  const timeAt = (siteId: string) => (siteId === firstSiteId ? office : evening);
  const clocks = (history: readonly TicketMoment[], nowMs: number) =>
    clocksOf(history, [], { time: timeOfStays(staysOf(history, nowMs), timeAt), targets }, nowMs);

  it('goes on by the hours of that site with what it had used', () => {
    const { response } = clocks([at(on('09:00'), undefined), at(on('09:20'), south)], on('18:30'));

    expect(response).toMatchObject({
      state: 'running',
      usedMs: 50 * minute,
      warnMs: on('18:25'),
      dueMs: on('18:40'),
    });
  });

  it('stays late when it was late before', () => {
    const { response } = clocks([at(on('09:00'), undefined), at(on('10:01'), south)], on('12:00'));

    expect(response).toMatchObject({ state: 'breached', usedMs: 61 * minute, dueMs: on('10:00') });
  });

  it('is where it was as long as nothing sends it on', () => {
    const history = [at(on('09:00'), south), at(on('09:10'), south, 'called')];

    expect(staysOf(history, on('12:00'))).toHaveLength(1);
    expect(timeOfStays(staysOf(history, on('12:00')), timeAt)).toBe(evening);
  });

  it('is open when the site is at which it stands then', () => {
    const history = [at(on('09:00'), undefined), at(on('12:00'), south)];
    const time = timeOfStays(staysOf(history, on('12:00')), timeAt);

    expect(time.openings(on('00:00'), on('23:59'))).toMatchObject([
      { fromMs: on('08:30'), untilMs: on('12:00') },
      { fromMs: on('18:00'), untilMs: on('22:00') },
    ]);
  });
});

describe('a closure of one site', () => {
  const closure = (siteId?: string) =>
    closureOf(on('10:00'), { fromMinutes: 0, minutes: 120, saidMinutes: -30, siteId });
  const stays = staysOf(
    [at(on('09:00'), undefined), at(on('10:30'), south), at(on('11:00'), undefined)],
    on('11:30'),
  );
  const hours = (siteId?: string) =>
    closedDuring(closure(siteId), stays).map(({ fromMs, untilMs }) => [fromMs, untilMs]);

  it('lies where and while a ticket stood there, and of the whole desk everywhere', () => {
    expect(hours(south)).toEqual([[on('10:30'), on('11:00')]]);
    expect(hours(firstSiteId)).toEqual([
      [on('10:00'), on('10:30')],
      [on('11:00'), on('12:00')],
    ]);
    expect(hours()).toEqual([
      [on('10:00'), on('10:30')],
      [on('10:30'), on('11:00')],
      [on('11:00'), on('12:00')],
    ]);
    expect(hours('019ac8f4-7c00-7000-8000-000000000009')).toEqual([]);
  });
});

/** At which of two sites it is from how many minutes on. */
const sent = fc.array(
  fc.record({ afterMinutes: fc.integer({ min: 1, max: 1500 }), isSouth: fc.boolean() }),
  { maxLength: 5 },
);

interface Shut {
  readonly fromMinutes: number;
  readonly minutes: number;
  /** When it was entered. */
  readonly saidMinutes: number;
  readonly siteId: string | undefined;
}
const shut: fc.Arbitrary<readonly Shut[]> = fc.array(
  fc.record({
    fromMinutes: fc.integer({ min: -500, max: 4000 }),
    minutes: fc.integer({ min: 1, max: 3000 }),
    saidMinutes: fc.integer({ min: -500, max: 4000 }),
    siteId: fc.constantFrom(undefined, firstSiteId, south),
  }),
  { maxLength: 4 },
);

describe('any two calendars and any transfers, also when the clocks change', () => {
  it('count each minute by the calendar of the site where the ticket stood', () => {
    fc.assert(
      fc.property(
        calendars,
        calendars,
        moments,
        sent,
        fc.integer({ min: 0, max: 40 * hour }),
        (one, other, startMs, transfers, countMs) => {
          const times = { north: businessTime(one), south: businessTime(other) };
          const history = historyOf(startMs, transfers);
          const time = timeOf(history, times);
          const toMs = startMs + 4000 * minute;
          let counted = 0;
          for (let ms = startMs; ms < toMs; ms += minute) {
            const isSouth = history.findLast(({ atMs }) => atMs <= ms)?.siteId === south;
            counted += times[isSouth ? 'south' : 'north'].between(ms, ms + minute);
          }
          const dueMs = time.after(startMs, countMs);
          if (dueMs === null) throw new Error('A week with an open day never ends');

          expect(time.between(startMs, toMs)).toBe(counted);
          expect(time.between(startMs, dueMs)).toBe(countMs);
          const shown = time
            .openings(startMs, toMs)
            .map((each) => Math.min(each.untilMs, toMs) - Math.max(each.fromMs, startMs));
          expect(shown.reduce((sum, each) => sum + each, 0)).toBe(counted);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never take back what was told before a transfer, nor what had counted, whatever site was closed', () => {
    fc.assert(
      fc.property(calendars, calendars, moments, sent, shut, (one, other, startMs, moves, gaps) => {
        const times = { north: businessTime(one), south: businessTime(other) };
        const history = historyOf(startMs, moves);
        const closures = gaps.map((gap) => closureOf(startMs, gap));
        for (const [place, { atMs }] of history.entries()) {
          if (place === 0) continue;
          const known = closures.filter(({ entered }) => Date.parse(entered.at) <= atMs);
          const clocks = (until: number) => {
            const moved = history.slice(0, until);
            const stays = staysOf(moved, atMs);
            return clocksOf(
              moved,
              [],
              { time: timeOf(moved, times), targets },
              atMs,
              known.flatMap((closure) => closedDuring(closure, stays)),
            );
          };
          const [then, now] = [clocks(place), clocks(place + 1)];
          for (const clock of ['response', 'resolution'] as const) {
            expect(now[clock].usedMs).toBe(then[clock].usedMs);
            expect(now[clock].state).toBe(then[clock].state);
            if (then[clock].state === 'breached') {
              expect(now[clock].dueMs).toBe(then[clock].dueMs);
            }
            if (isWarned(then[clock], atMs)) expect(now[clock].warnMs).toBe(then[clock].warnMs);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

function closureOf(startMs: number, { fromMinutes, minutes, saidMinutes, siteId }: Shut): Closure {
  const moment = (after: number) => new Date(startMs + after * minute).toISOString();
  return {
    closureId: '019ac8f4-7c00-7000-8000-000000000003',
    ...(siteId === undefined ? {} : { siteId }),
    cause: 'power',
    reason: '',
    from: moment(fromMinutes),
    until: moment(fromMinutes + minutes),
    entered: { at: moment(saidMinutes), by: 'Luc' },
    ended: null,
    withdrawn: null,
  };
}

function historyOf(
  startMs: number,
  transfers: readonly { readonly afterMinutes: number; readonly isSouth: boolean }[],
): readonly TicketMoment[] {
  let nowMs = startMs;
  return [
    at(startMs, undefined),
    ...transfers.map(({ afterMinutes, isSouth }) => {
      nowMs += afterMinutes * minute;
      return at(nowMs, isSouth ? south : undefined);
    }),
  ];
}

function timeOf(
  history: readonly TicketMoment[],
  times: { readonly north: ReturnType<typeof businessTime>; readonly south: typeof times.north },
) {
  const nowMs = history.at(-1)?.atMs ?? 0;
  return timeOfStays(staysOf(history, nowMs), (siteId) =>
    siteId === south ? times.south : times.north,
  );
}
