import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { installStateSchema, usualGate } from './gate.ts';
import { firstSiteId } from '../site.ts';
import { compareVersions } from './release-version.ts';
import { type Rollout, directiveFor } from './rollout.ts';
import { awayDays, whySkipped } from './standing.ts';

const nowMs = Date.parse('2026-12-10T09:00:00.000Z');
const hourMs = 60 * 60 * 1000;
const ago = (hours: number) => new Date(nowMs - hours * hourMs).toISOString();
const listed = [{ version: '0.2.0', platform: 'linux-x64' as const, installableFrom: '0.1.0' }];
const kiosk = { asks: false, version: '0.1.0', platform: null };
const releaseOf = (version: string) => ({
  version,
  platform: 'linux-x64' as const,
  file: { name: 'balie', size: 1, sha512: 'a'.repeat(128) },
  installableFrom: '0.1.0',
  deskFrom: '0.1.0',
});
const running: Rollout = {
  rolloutId: '01940000-0000-7000-8000-000000000001',
  version: '0.2.0',
  state: 'running',
  rings: [{ by: 'share', percent: 100 }],
  ring: 0,
  ringAt: ago(1),
  gate: usualGate,
  haltedBecause: null,
  createdAt: ago(1),
  createdBy: '',
};
type Said = Parameters<typeof whySkipped>[1][number];
const word = (version: string, reason: string | null = null): Said => ({
  version,
  reason,
  state: 'healthy',
});
const skipped = (lastSeenAt: string | null, ...words: readonly Said[]) =>
  whySkipped({ ...kiosk, lastSeenAt }, words, '0.2.0', listed, nowMs);

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
    const asks = { ...kiosk, lastSeenAt: ago(0), asks: true };

    expect([skipped(ago(0)), whySkipped(asks, [], '0.2.0', listed, nowMs)]).toEqual([
      'silent',
      null,
    ]);
  });

  it('not for one that the version is not for, but for one of which that is not known', () => {
    const because = (other: Partial<Parameters<typeof whySkipped>[0]>, releases = listed) => {
      const one = { lastSeenAt: ago(0), asks: true, version: '0.1.0', ...other };
      return whySkipped({ platform: 'linux-x64', ...one }, [], '0.2.0', releases, nowMs);
    };

    expect([because({ platform: 'windows-x64' }), because({ version: '0.0.9' })]).toEqual([
      'not-for-it',
      'not-for-it',
    ]);
    expect([
      because({}),
      because({ version: '0.2.0' }),
      because({ platform: null }),
      because({ version: null }),
      because({ version: 'a browser' }),
      because({ platform: 'windows-x64' }, []),
    ]).toEqual([null, null, null, null, null, null]);
  });

  it('whoever a rollout of everybody would offer it, and nobody else', () => {
    const version = fc.constantFrom('0.0.9', '0.1.0', '0.1.5', '0.2.0', '0.3.0');
    const platform = fc.constantFrom('linux-x64' as const, 'windows-x64' as const);
    fc.assert(
      fc.property(version, platform, version, platform, (runs, has, installableFrom, made) => {
        const release = { ...releaseOf('0.2.0'), installableFrom, platform: made };
        const asking = {
          siteId: firstSiteId,
          updateRing: 'usual' as const,
          version: runs,
          platform: has,
          placeFor: () => 0,
        };
        const one = { lastSeenAt: ago(0), asks: true, version: runs, platform: has };
        const isOffered = directiveFor(asking, [running], [release]).do === 'install';
        const isWaitedFor = whySkipped(one, [], '0.2.0', [release], nowMs) === null;
        // Who runs it, or a newer one, is offered nothing and is yet to say how it does.
        return compareVersions(runs, '0.2.0') >= 0 || isOffered === isWaitedFor;
      }),
    );
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
