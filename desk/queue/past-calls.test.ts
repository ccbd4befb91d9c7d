import { describe, expect, it } from 'vitest';
import { PastCalls, type PastVisit } from './past-calls.ts';

/** Who came, was called and was done at these minutes. */
function visit(
  arrived: number,
  called: number,
  done: number,
  change: Partial<PastVisit> = {},
): PastVisit {
  return {
    category: null,
    finding: null,
    minutes: done - called,
    siteId: 'first',
    accountId: 'anna',
    priority: 4,
    arrivedMs: arrived * 60_000,
    calledMs: called * 60_000,
    startedMs: called * 60_000,
    endedMs: done * 60_000,
    ...change,
  };
}

describe('what lies between two visits', () => {
  /** Everybody comes before the first is called; ten minutes each, and so many until the next. */
  const spaced = (between: number, change: Partial<PastVisit> = {}) =>
    Array.from({ length: 60 }, (_each, at) =>
      visit(-1, at * (10 + between), at * (10 + between) + 10, change),
    );

  it('is learnt where somebody waited for it, a little less as long as few are known', () => {
    expect(new PastCalls([]).betweenMinutes).toBe(0);
    expect(new PastCalls(spaced(2)).betweenMinutes).toBeCloseTo(2, 0);
    expect(new PastCalls(spaced(2).slice(0, 3)).betweenMinutes).toBeLessThan(1);
    // Newest first, as they are looked up.
    expect(new PastCalls(spaced(2).toReversed()).betweenMinutes).toBeCloseTo(2, 0);
  });

  it('is no break, nobody who came later, no visit beside another, and of one technician', () => {
    expect(new PastCalls(spaced(30)).betweenMinutes).toBe(0);
    expect(new PastCalls(spaced(-4)).betweenMinutes).toBe(0);
    expect(new PastCalls(spaced(2, { accountId: null })).betweenMinutes).toBe(0);
    const idle = Array.from({ length: 60 }, (_each, at) =>
      visit(at * 12 - 1, at * 12, at * 12 + 10),
    );
    expect(new PastCalls(idle).betweenMinutes).toBe(0);
  });
});

describe('who is more urgent and comes later', () => {
  const day = Array.from({ length: 40 }, (_each, at) => [
    visit(at * 60, at * 60 + 30, at * 60 + 40),
    // Called while he waits: one from before, one who is more urgent, one who came later and is not.
    visit(at * 60 - 5, at * 60 + 5, at * 60 + 10, { accountId: 'bram' }),
    visit(at * 60 + 6, at * 60 + 10, at * 60 + 20, { accountId: 'bram', priority: 2 }),
    visit(at * 60 + 6, at * 60 + 20, at * 60 + 30, { accountId: 'bram', priority: 5 }),
  ]).flat();

  it('is a share of who is called meanwhile, by one’s own priority', () => {
    const calls = new PastCalls(day);

    expect(calls.overtaking(4)).toBeGreaterThan(0.2);
    expect(calls.overtaking(4)).toBeLessThan(0.3);
    expect(calls.overtaking(2)).toBe(0);
    expect(calls.overtaking(1)).toBe(0);
  });

  it('is hardly believed of a few, and not seen at another site', () => {
    expect(new PastCalls(day.slice(0, 4)).overtaking(4)).toBeLessThan(0.05);
    const elsewhere = day.map((one) => (one.priority === 2 ? { ...one, siteId: 'second' } : one));
    expect(new PastCalls(elsewhere).overtaking(4)).toBe(0);
  });
});
