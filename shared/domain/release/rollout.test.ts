import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releaseOf } from '../../../test/integration/release-samples.ts';
import { placeOf } from '../../release/place-of.ts';
import { usualGate } from './gate.ts';
import {
  type Ring,
  type Rollout,
  directiveFor,
  isOpenFor,
  moved,
  movesOf,
  opened,
  rolloutMoveSchema,
  rolloutStateSchema,
} from './rollout.ts';
import type { UpdateRing } from './update-ring.ts';

const at = '2026-11-29T09:00:00.000Z';
const siteId = '01940000-0000-7000-8000-000000000001';
const rings: Ring[] = [
  { by: 'site', siteIds: [siteId] },
  { by: 'share', percent: 10 },
  { by: 'share', percent: 100 },
];
const byConfiguration: Ring[] = [
  { by: 'configured', ring: 'first' },
  { by: 'configured', ring: 'usual' },
];
const rollout: Rollout = {
  rolloutId: '01940000-0000-7000-8000-0000000000aa',
  version: '0.2.0',
  state: 'running',
  rings,
  ring: 1,
  ringAt: at,
  gate: usualGate,
  haltedBecause: null,
  createdAt: at,
  createdBy: 'Ada',
};
const releases = [releaseOf('0.2.0', Buffer.from('two')), releaseOf('0.3.0', Buffer.from('three'))];
const kiosk = (
  place: number,
  version = '0.1.0',
  at_ = 'elsewhere',
  updateRing: UpdateRing = 'usual',
) => ({
  siteId: at_,
  updateRing,
  version,
  platform: 'linux-x64' as const,
  placeFor: () => place,
});
const told = (asks: ReturnType<typeof kiosk>, all: readonly Rollout[]) => {
  const said = directiveFor(asks, all, releases);
  return said.do === 'install' ? said.version : said.do;
};

describe('who gets a version', () => {
  it('is who stands in a ring that is open', () => {
    expect([
      told(kiosk(5), [rollout]),
      told(kiosk(10), [rollout]),
      told(kiosk(99, '0.1.0', siteId), [rollout]),
      told(kiosk(99), [{ ...rollout, ring: 2 }]),
    ]).toEqual(['0.2.0', 'stay', '0.2.0', '0.2.0']);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 100.5])(
    'is nobody whose place is odd: %s',
    (place) => {
      const stray = { siteId: 'elsewhere', updateRing: 'usual' as const, place };
      expect(isOpenFor({ ...rollout, ring: 2 }, stray)).toBe(false);
    },
  );

  it('is whom the configuration puts in a ring that is open', () => {
    const first = { ...rollout, rings: byConfiguration, ring: 0 };
    const asks = (['first', 'usual', 'last'] as const).map((ring) => kiosk(5, '0.1.0', '', ring));

    expect(asks.map((one) => told(one, [first]))).toEqual(['0.2.0', 'stay', 'stay']);
    expect(asks.map((one) => told(one, [{ ...first, ring: 1 }]))).toEqual([
      '0.2.0',
      '0.2.0',
      'stay',
    ]);
  });

  it('is no kiosk that is to be last by chance, before everybody is', () => {
    const last = kiosk(0, '0.1.0', 'elsewhere', 'last');

    expect([told(last, [rollout]), told(last, [{ ...rollout, ring: 2 }])]).toEqual([
      'stay',
      '0.2.0',
    ]);
  });

  it('is nobody while it is a draft, halted or going back', () => {
    expect(
      (['draft', 'halted', 'returning'] as const).map((state) =>
        told(kiosk(5), [{ ...rollout, state, ring: 2 }]),
      ),
    ).toEqual(['stay', 'stay', 'stay']);
  });

  it('is nobody who runs it or a newer one already, and everybody once it is complete', () => {
    const complete = { ...rollout, state: 'complete' as const };
    expect([
      told(kiosk(5, '0.2.0'), [complete]),
      told(kiosk(5, '0.3.0'), [complete]),
      told(kiosk(99), [complete]),
      told({ ...kiosk(99), platform: 'windows-x64' as never }, [complete]),
    ]).toEqual(['stay', 'stay', '0.2.0', 'stay']);
  });

  it('takes a version back from whoever runs it, and offers the complete one below it', () => {
    const back = { ...rollout, version: '0.3.0', state: 'returning' as const };
    const complete = { ...rollout, state: 'complete' as const };

    expect([told(kiosk(5, '0.3.0'), [back, complete]), told(kiosk(5), [back, complete])]).toEqual([
      'return',
      '0.2.0',
    ]);
  });

  it('is about the share that was asked for, and another share for the next version', () => {
    const kiosks = Array.from({ length: 2000 }, (_, index) => `kiosk ${index}`);
    const chosen = (version: string) => kiosks.filter((id) => placeOf(id, version) < 10);

    expect(chosen('0.2.0').length).toBeGreaterThan(140);
    expect(chosen('0.2.0').length).toBeLessThan(260);
    expect(chosen('0.2.0')).toEqual(chosen('0.2.0'));
    expect(chosen('0.2.0')).not.toEqual(chosen('0.3.0'));
  });
});

describe('the moves of a rollout', () => {
  it('are allowed exactly where they are shown', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rolloutStateSchema.options),
        fc.constantFrom(...rolloutMoveSchema.options),
        (state, move) =>
          (moved({ ...rollout, state }, move, at) !== null) === movesOf({ state }).includes(move),
      ),
    );
  });

  it('begin at the first ring, stop by hand, and watch a ring anew when it goes on', () => {
    const later = '2026-11-30T09:00:00.000Z';
    const started = moved({ ...rollout, state: 'draft', ring: -1, ringAt: null }, 'start', at);
    const halted = moved(rollout, 'halt', later);

    expect(started).toMatchObject({ state: 'running', ring: 0, ringAt: at });
    expect(halted).toMatchObject({
      state: 'halted',
      ring: 1,
      ringAt: at,
      haltedBecause: 'by-hand',
    });
    expect(halted === null ? null : moved(halted, 'resume', later)).toMatchObject({
      state: 'running',
      ring: 1,
      ringAt: later,
      haltedBecause: null,
    });
  });

  it('open one ring after the other and end after the last', () => {
    expect(opened(rollout, at)).toMatchObject({ state: 'running', ring: 2 });
    expect(opened({ ...rollout, ring: 2 }, at)).toMatchObject({ state: 'complete', ring: 2 });
  });
});
