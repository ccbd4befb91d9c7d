import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  daysOf,
  isReportSpan,
  kindOf,
  reportSpanSchema,
  spanAfter,
  spanBefore,
  spanKinds,
  weekOf,
  wholeSpan,
} from './report-span.ts';

const dayOfMs = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const days = fc
  .integer({ min: Date.parse('2001-06-01'), max: Date.parse('2098-06-01') })
  .map(dayOfMs);
const wholeKinds = fc.constantFrom(...spanKinds.filter((kind) => kind !== 'days'));

it('is the week, month, quarter or year of a day, and knows which it is', () => {
  expect(
    (['week', 'month', 'quarter', 'year'] as const).map((kind) => wholeSpan(kind, '2024-02-29')),
  ).toEqual([
    { from: '2024-02-26', until: '2024-03-03' },
    { from: '2024-02-01', until: '2024-02-29' },
    { from: '2024-01-01', until: '2024-03-31' },
    { from: '2024-01-01', until: '2024-12-31' },
  ]);
  expect(kindOf({ from: '2024-02-01', until: '2024-02-28' })).toBe('days');
  fc.assert(
    fc.property(wholeKinds, days, (kind, day) => {
      const span = wholeSpan(kind, day);
      expect(span.from <= day && day <= span.until).toBe(true);
      expect(kindOf(span)).toBe(kind);
    }),
  );
});

it('stands next to the one before and the one after, of the same kind or length', () => {
  expect([
    spanBefore({ from: '2026-03-01', until: '2026-03-31' }),
    spanBefore({ from: '2026-01-01', until: '2026-12-31' }),
    spanBefore({ from: '2026-11-03', until: '2026-11-05' }),
  ]).toEqual([
    { from: '2026-02-01', until: '2026-02-28' },
    { from: '2025-01-01', until: '2025-12-31' },
    { from: '2026-10-31', until: '2026-11-02' },
  ]);
  const spans = fc.oneof(
    fc.tuple(wholeKinds, days).map(([kind, day]) => wholeSpan(kind, day)),
    fc
      .tuple(days, fc.nat(365))
      .map(([from, more]) => ({ from, until: dayOfMs(Date.parse(from) + more * 86_400_000) })),
  );
  fc.assert(
    fc.property(spans, (span) => {
      const before = spanBefore(span);
      expect(isReportSpan(before)).toBe(true);
      expect(dayOfMs(Date.parse(before.until) + 86_400_000)).toBe(span.from);
      expect(dayOfMs(Date.parse(span.until) + 86_400_000)).toBe(spanAfter(span).from);
      expect([kindOf(before), kindOf(spanAfter(span))]).toContain(kindOf(span));
    }),
  );
});

it('has each of its days once, a year at most', () => {
  expect(daysOf({ from: '2026-12-30', until: '2027-01-02' })).toEqual([
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
    '2027-01-02',
  ]);
  expect(
    [
      { from: '2024-01-01', until: '2024-12-31' },
      { from: '2025-01-01', until: '2026-01-01' },
      { from: '2025-01-01', until: '2026-01-02' },
      { from: '2025-01-02', until: '2025-01-01' },
      { from: '1999-12-31', until: '2000-01-02' },
    ].map((span) => reportSpanSchema.safeParse(span).success),
  ).toEqual([true, true, false, false, false]);
});

it('knows the week of a day, also around New Year', () => {
  expect(
    ['2026-01-01', '2026-12-31', '2027-01-03', '2027-01-04', '2024-12-30'].map(weekOf),
  ).toEqual(['2026-W01', '2026-W53', '2026-W53', '2027-W01', '2025-W01']);
});
