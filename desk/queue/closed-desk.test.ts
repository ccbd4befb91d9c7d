import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Closure } from '../../shared/domain/service-level/closure.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import type { OpeningHours } from '../service-level/service-levels.ts';
import { closingOf, wasMovedByClosure } from './closed-desk.ts';

const hourMs = 3_600_000;
const monday = Date.parse('2026-11-23T00:00:00.000Z');
const at = (hour: number) => monday + hour * hourMs;
const moment = (hour: number) => new Date(at(hour)).toISOString();

/** Hours after Monday 0:00 from which and until which a desk is open. */
function open(...spans: readonly (readonly [number, number])[]): OpeningHours {
  const known = spans.map(([from, until]) => ({
    day: Math.floor(from / 24),
    fromMs: at(from),
    untilMs: at(until),
  }));
  return {
    timeZone: 'Europe/Amsterdam',
    between: () => 0,
    after: (fromMs, countMs) => {
      const next = known.find(({ untilMs }) => untilMs >= fromMs + countMs);
      return next === undefined ? null : Math.max(next.fromMs, fromMs) + countMs;
    },
    openings: (fromMs, toMs) => known.filter((span) => span.untilMs > fromMs && span.fromMs < toMs),
    closureAt: () => null,
  };
}
const week = open([8, 17], [32, 41], [56, 65]);

describe('when a desk that is open closes', () => {
  it('is when its hours end, and it opens again the next day', () => {
    expect(closingOf(week, null, at(16))).toEqual({
      closesAt: moment(17),
      opensAgainAt: moment(32),
    });
  });

  it('is when the last goes who is planned to stay longer, and never sooner than its hours say', () => {
    expect(closingOf(week, at(18), at(16))?.closesAt).toBe(moment(18));
    expect(closingOf(week, at(15), at(14))?.closesAt).toBe(moment(17));
  });

  it('is when it is closed against its calendar, whoever is planned to stay', () => {
    const closure: Closure = {
      closureId: '0195f0c0-0000-7000-8000-000000000001',
      cause: 'power',
      reason: '',
      from: moment(12),
      until: moment(17),
      entered: { at: moment(9), by: 'Noor' },
      ended: null,
      withdrawn: null,
    };
    const hours: OpeningHours = {
      ...open([8, 12], [32, 41]),
      closureAt: (nowMs) => (nowMs >= at(12) && nowMs < at(17) ? closure : null),
    };
    expect(closingOf(hours, at(17), at(11))).toEqual({
      closesAt: moment(12),
      opensAgainAt: moment(32),
    });
  });

  it('is the end of the day, not of the morning', () => {
    const withLunch = open([8, 12], [13, 17], [32, 41]);

    expect(closingOf(withLunch, null, at(11))?.closesAt).toBe(moment(17));
    expect(closingOf(withLunch, null, at(12.5))?.closesAt).toBe(moment(17));
  });

  it('stays known for those who help the last of the day', () => {
    expect(closingOf(week, null, at(18))?.closesAt).toBe(moment(17));
  });

  it('is not known where only people keep it open, nor where it never opens again', () => {
    expect(closingOf(week, null, at(7))).toBeNull();
    expect(closingOf(week, null, at(22))).toBeNull();
    expect(closingOf(open([8, 17]), null, at(16))).toBeNull();
  });

  it('is never, of a desk that is open day and night', () => {
    expect(closingOf(open([0, 24], [24, 48], [48, 72], [72, 96]), null, at(30))).toBeNull();
  });
});

it('opens again after it closes, whatever its hours', () => {
  const spans = fc
    .array(fc.integer({ min: 1, max: 16 }), { minLength: 2, maxLength: 20 })
    .map((lengths) => {
      let hour = 0;
      const edges = lengths.map((length) => (hour += length));
      return edges.flatMap((from, index) => {
        const until = edges[index + 1];
        return index % 2 === 0 && until !== undefined ? [[from, until] as const] : [];
      });
    });
  fc.assert(
    fc.property(spans, fc.integer({ min: 0, max: 200 }), (each, hour) => {
      const closing = closingOf(open(...each), null, at(hour));

      if (closing === null) return;
      expect(closing.opensAgainAt > closing.closesAt).toBe(true);
      expect(Date.parse(closing.closesAt)).toBeGreaterThan(at(hour - 2));
    }),
  );
});

it('knows which wait a closure moved that came after its promise', () => {
  const entered = (hour: number) => ({ at: moment(hour), by: 'Lead' });
  const closure: Closure = {
    closureId: '019f0000-0000-7000-8000-000000000031',
    cause: 'power',
    reason: '',
    from: moment(12),
    until: moment(13),
    entered: entered(12),
    ended: null,
    withdrawn: null,
  };
  const from = (hour: number, waitedMinutes: number) => ({
    siteId: firstSiteId,
    arrivedAt: moment(hour),
    waitedMinutes,
  });

  expect(wasMovedByClosure(from(11, 90), [closure])).toBe(true);
  expect(wasMovedByClosure(from(11, 50), [closure])).toBe(false);
  // He was told with it in his wait.
  expect(wasMovedByClosure(from(11, 90), [{ ...closure, entered: entered(10) }])).toBe(false);
  expect(wasMovedByClosure(from(14, 30), [{ ...closure, entered: entered(15) }])).toBe(false);
  const elsewhere = '019f0000-0000-7000-8000-000000000032';
  expect(wasMovedByClosure(from(11, 90), [{ ...closure, siteId: elsewhere }])).toBe(false);
  expect(wasMovedByClosure(from(11, 90), [{ ...closure, siteId: firstSiteId }])).toBe(true);
});
