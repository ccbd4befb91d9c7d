import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { installStateSchema } from './gate.ts';
import { awayDays, whySkipped } from './standing.ts';

const nowMs = Date.parse('2026-12-10T09:00:00.000Z');
const hourMs = 60 * 60 * 1000;
const ago = (hours: number) => new Date(nowMs - hours * hourMs).toISOString();
type Said = Parameters<typeof whySkipped>[1][number];
const word = (version: string, reason: string | null = null): Said => ({
  version,
  reason,
  state: 'healthy',
});
const skipped = (lastSeenAt: string | null, ...words: readonly Said[]) =>
  whySkipped({ lastSeenAt, asks: false }, words, '0.2.0', nowMs);

describe('a ring waits for', () => {
  it('a kiosk that is heard of and reports, whatever it runs', () => {
    expect(skipped(ago(1), word('0.1.0'))).toBe(null);
  });

  it('not for one that was away for a week', () => {
    expect([
      skipped(ago(awayDays * 24 + 1), word('0.1.0')),
      skipped(ago(awayDays * 24 - 1), word('0.1.0')),
      skipped(null),
    ]).toEqual(['away', null, 'away']);
  });

  it('not for one that has the version and cannot install it, until it says otherwise of it', () => {
    const ready = { ...word('0.2.0', 'update/not-installable'), state: 'ready' as const };

    expect([
      skipped(ago(1), word('0.1.0'), ready),
      skipped(ago(1), word('0.1.0'), { ...ready, reason: null }),
      skipped(ago(1), word('0.1.0'), { ...ready, state: 'started' }),
      skipped(ago(1), word('0.1.0', 'update/not-installable')),
    ]).toEqual(['told', null, null, null]);
  });

  it('not for one that beats and never asked for a version nor said a word of one', () => {
    const asks = { lastSeenAt: ago(0), asks: true };

    expect([skipped(ago(0)), whySkipped(asks, [], '0.2.0', nowMs)]).toEqual(['silent', null]);
  });

  it('every kiosk that said of the version anything else, however long it has been silent since', () => {
    const words = fc.array(
      fc.record({
        version: fc.constantFrom('0.1.0', '0.1.5'),
        state: fc.constantFrom(...installStateSchema.options),
        reason: fc.constantFrom(null, 'update/not-installable', 'desk/unreachable'),
      }),
    );
    fc.assert(
      fc.property(
        words,
        words,
        fc.constantFrom(...installStateSchema.options),
        fc.option(fc.integer({ min: 0, max: 10_000 }).map(ago)),
        (before, after, state, lastSeenAt) => {
          const own = { version: '0.2.0', state, reason: null };
          return skipped(lastSeenAt, ...before, own, ...after) === null;
        },
      ),
    );
  });
});
