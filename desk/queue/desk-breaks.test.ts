import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Opening } from '../../shared/domain/service-level/business-time.ts';
import type { WaitBasis } from './forecast-wait.ts';
import { forecastWait } from './forecast-wait.ts';
import type { Pace } from './pace.ts';
import { PastCalls } from './past-calls.ts';
import { breaksAfter, openMinutes, overBreaks } from './desk-breaks.ts';
import { ServiceTimes } from './service-times.ts';
import { basisOf, rangeBehind } from './wait-basis.ts';

const minuteMs = 60_000;
const nowMs = Date.parse('2026-11-23T11:50:00.000Z');

/** A desk that is open from now on, but for some breaks in minutes from now. */
function hoursWith(...breaks: readonly (readonly [number, number])[]): Pace['hours'] {
  const edges = [-200, ...breaks.flat(), 2000];
  const openings = Array.from({ length: edges.length / 2 }, (_each, at): Opening => ({
    day: 0,
    fromMs: nowMs + (edges[2 * at] ?? 0) * minuteMs,
    untilMs: nowMs + (edges[2 * at + 1] ?? 0) * minuteMs,
  }));
  return {
    timeZone: 'UTC',
    between: () => 0,
    after: () => null,
    openings: (fromMs, toMs) =>
      openings.filter((each) => each.untilMs > fromMs && each.fromMs < toMs),
    closureAt: () => null,
  };
}

describe('the breaks of a day that are still to come', () => {
  it('are the gaps in its hours, two of them or more, but for the one that has begun', () => {
    const { openings } = hoursWith([10, 70], [200, 230]);

    expect(breaksAfter({ openings }, nowMs)).toEqual([
      { from: 10, until: 70 },
      { from: 200, until: 230 },
    ]);
    expect(breaksAfter({ openings }, nowMs + 20 * minuteMs)).toEqual([{ from: 180, until: 210 }]);
  });

  it('end with the day', () => {
    expect(breaksAfter(hoursWith([10, 30], [100, 400], [500, 510]), nowMs)).toEqual([
      { from: 10, until: 30 },
    ]);
  });
});

it('moves an end of a range over each break that it reaches', () => {
  const breaks = [
    { from: 10, until: 70 },
    { from: 100, until: 115 },
  ];

  expect(overBreaks({ fromMinutes: 20, toMinutes: 30 }, breaks)).toEqual({
    fromMinutes: 80,
    toMinutes: 90,
  });
  // Up to the break somebody is called, from its first minute on nobody.
  expect(overBreaks({ fromMinutes: 10, toMinutes: 10 }, breaks)).toEqual({
    fromMinutes: 70,
    toMinutes: 10,
  });
  expect(overBreaks({ fromMinutes: 5, toMinutes: 41 }, breaks).toMinutes).toBe(116);
  expect([5, 10, 40, 80, 120].map((minutes) => openMinutes(minutes, breaks))).toEqual([
    5, 10, 10, 20, 45,
  ]);
});

/** Up to three people, some with a visit, some of whom are planned to come or to go. */
const anyPace = fc
  .record({
    people: fc.integer({ min: 1, max: 3 }),
    serving: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 3 }),
    planned: fc.array(
      fc.record({
        inMinutes: fc.integer({ min: 1, max: 300 }),
        by: fc.constantFrom<1 | -1>(1, -1),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ people, serving, planned }): Pace => ({
    technicians: Array.from({ length: people }, (_each, at) => ({
      accountId: String(at),
      breakUntil: null,
    })),
    serving: new Map(
      serving.slice(0, people).map((minutes, at) => {
        const since = new Date(nowMs - minutes * minuteMs).toISOString();
        return [String(at), { accountId: String(at), since, category: null, finding: null }];
      }),
    ),
    hours: hoursWith(),
    times: new ServiceTimes([]),
    calls: new PastCalls([]),
    planned: planned
      .toSorted((one, other) => one.inMinutes - other.inMinutes)
      .map(({ inMinutes, by }) => ({ atMs: nowMs + inMinutes * minuteMs, by })),
    skills: new Map(),
    needs: new Map(),
  }));
const anyBreak = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 240 }))
  .map(([from, minutes]) => [from, from + minutes] as const);
const anyPeople = fc.integer({ min: 0, max: 30 });
const line = (people: number) => ({
  people,
  kinds: Array.from({ length: people }, (_each, at) => ({
    ticketId: String(at),
    need: null,
    category: null,
    finding: null,
  })),
  own: { ticketId: null, need: null },
  priority: 4 as const,
});
const moment = { nowMs, opensAtMs: null, width: 1 };

describe('a wait on a day with a break', () => {
  it('is that of a day without, moved, for who cannot be called before it, as long as the same people serve', () => {
    fc.assert(
      fc.property(anyPace, anyBreak, anyPeople, (pace, [from, until], people) => {
        const steady = { ...pace, planned: [] };
        const without = rangeBehind(steady, line(people), moment);
        const hours = hoursWith([from, until]);
        const wait = rangeBehind({ ...steady, hours }, line(people), moment);

        if (without.fromMinutes >= from) {
          expect(wait).toEqual({
            fromMinutes: without.fromMinutes + until - from,
            toMinutes: without.toMinutes + until - from,
          });
        } else expect(wait.fromMinutes).toBe(without.fromMinutes);
        if (without.toMinutes <= from) expect(wait).toEqual(without);
      }),
    );
  });

  it('is never shorter, whoever is planned to come and to go', () => {
    fc.assert(
      fc.property(anyPace, anyBreak, anyPeople, (pace, closed, people) => {
        const without = rangeBehind(pace, line(people), moment);
        const wait = rangeBehind({ ...pace, hours: hoursWith(closed) }, line(people), moment);

        expect(wait.fromMinutes).toBeGreaterThanOrEqual(without.fromMinutes);
        expect(wait.toMinutes).toBeGreaterThanOrEqual(without.toMinutes);
      }),
    );
  });

  it('does not count a break of the roster twice that lies in it', () => {
    const pace = fc.sample(anyPace, { numRuns: 1, seed: 1 })[0];
    if (pace === undefined) throw new Error('none');
    const atLunch = [
      { atMs: nowMs + 10 * minuteMs, by: -1 as const },
      { atMs: nowMs + 70 * minuteMs, by: 1 as const },
    ];
    const one = {
      ...pace,
      technicians: pace.technicians.slice(0, 1),
      serving: new Map<string, never>(),
      hours: hoursWith([10, 70]),
    };

    const withIt: WaitBasis = basisOf(
      { ...one, planned: atLunch },
      line(6),
      moment,
      breaksAfter(one.hours, nowMs),
    );
    const without = basisOf({ ...one, planned: [] }, line(6), moment);

    expect(forecastWait(withIt)).toEqual(forecastWait(without));
  });
});
