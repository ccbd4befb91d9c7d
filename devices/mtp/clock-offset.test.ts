import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOffsetSeconds } from './clock-offset.ts';

const numRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

describe("a device's clock", () => {
  const nowMs = Date.UTC(2026, 10, 22, 9, 0, 0);

  it('is compared by its time zone when it names one', () => {
    expect(clockOffsetSeconds('20261122T090010Z', nowMs)).toBe(10);
    expect(clockOffsetSeconds('20261122T100000.0+0100', nowMs)).toBe(0);
    expect(clockOffsetSeconds('20261122T035950-0500', nowMs)).toBe(-10);
  });

  it('is local time when it names none', () => {
    const localMs = new Date(2026, 10, 22, 9, 0, 0).getTime();

    expect(clockOffsetSeconds('20261122T090000', localMs)).toBe(0);
    expect(clockOffsetSeconds('20261120T090000.5', localMs)).toBe(-172_800);
  });

  it('is no figure when it is no time', () => {
    for (const text of [
      '',
      '2026-11-22',
      '20261322T090000',
      '20261122T250000',
      'T',
      '0'.repeat(99),
    ]) {
      expect(clockOffsetSeconds(text, nowMs)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const offset = clockOffsetSeconds(text, nowMs);
        expect(offset === null || Number.isFinite(offset)).toBe(true);
      }),
      { numRuns },
    );
  });
});
