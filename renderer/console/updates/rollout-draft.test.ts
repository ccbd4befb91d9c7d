import { describe, expect, it } from 'vitest';
import { usualGate } from '../../../shared/domain/release/gate.ts';
import { everyKiosk, firstGate, firstRings, numberWithin, rolloutTyped } from './rollout-draft.ts';

const siteId = '01940000-0000-7000-8000-000000000001';

describe('a rollout as it is typed', () => {
  it('begins with a tenth of the kiosks and the usual gate', () => {
    expect(rolloutTyped(firstRings, firstGate)).toEqual({
      rings: [
        { by: 'share', percent: 10 },
        { by: 'share', percent: 100 },
      ],
      gate: usualGate,
    });
  });

  it('takes sites, those that are set up for it, a comma and a watch of half an hour', () => {
    const rings = [
      { ...everyKiosk, by: 'site', percent: 'unused', siteIds: [siteId] },
      { ...everyKiosk, by: 'configured', configured: 'last' },
    ] as const;

    const typed = rolloutTyped(rings, { ...firstGate, hours: '0,5', crashFree: '99,5' });

    expect(typed).toEqual({
      rings: [
        { by: 'site', siteIds: [siteId] },
        { by: 'configured', ring: 'last' },
      ],
      gate: { ...usualGate, watchMinutes: 30, crashFreePercent: 99.5 },
    });
  });

  it.each([
    ['no ring', [], firstGate],
    ['a ring without a site', [{ ...everyKiosk, by: 'site' }], firstGate],
    ['a share of nothing', [{ ...everyKiosk, percent: '0' }], firstGate],
    ['half a visit', firstRings, { ...firstGate, visits: '1.5' }],
    ['an empty figure', firstRings, { ...firstGate, slower: '' }],
  ] as const)('is not taken with %s', (_what, rings, gate) => {
    expect(rolloutTyped(rings, gate)).toBeNull();
  });

  it('takes a number only within its bounds', () => {
    const typed = ['1', '100', ' 7 ', '101', '0', '1e2', '-5', 'x'].map((text) =>
      numberWithin(text, [1, 100]),
    );

    expect(typed).toEqual([1, 100, 7, null, null, null, null, null]);
  });
});
