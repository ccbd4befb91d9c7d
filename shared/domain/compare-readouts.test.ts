import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReadouts } from './compare-readouts.ts';
import type { Fact, Finding, Readout } from './readout.ts';

const at = '2026-11-26T10:00:00.000Z';

function fact(key: string, value: Fact['value'], unit: Fact['unit'] = null): Fact {
  return {
    key,
    value,
    unit,
    probe: 'mtp-contents',
    layer: 'L1',
    confidence: 'reported',
    readAt: at,
    durationMs: 3,
  };
}

function finding(code: string, verdict: Finding['verdict']): Finding {
  return {
    code,
    verdict,
    params: {},
    basedOn: ['storage.free'],
    layer: 'L1',
    confidence: 'reported',
  };
}

function readout(facts: readonly Fact[], findings: readonly Finding[] = []): Readout {
  return {
    readoutId: '0190a1b2-0000-7000-8000-000000000001',
    device: {
      deviceId: 'sim-1-1-1',
      portPath: '1-1',
      vendorId: 0x18d1,
      productId: 0x4ee1,
      kind: 'phone',
      vendorName: 'Google',
      productName: 'Pixel 7',
      simulated: true,
    },
    startedAt: at,
    finishedAt: at,
    complete: true,
    facts: [...facts],
    findings: [...findings],
    probes: [],
  };
}

describe('two readings side by side', () => {
  it('show what changed first, figures with their difference', () => {
    const before = readout([
      fact('device.serial', 'LAB1'),
      fact('storage.free', 1_200_000_000, 'byte'),
      fact('android.patch', '2026-01'),
    ]);
    const after = readout([
      fact('device.serial', 'LAB1'),
      fact('storage.free', 64_000_000_000, 'byte'),
      fact('battery.level', 80, 'percent'),
    ]);

    const { sameDevice, changed, same } = compareReadouts(before, after);

    expect(sameDevice).toBe('yes');
    expect(changed.map(({ key, difference }) => [key, difference])).toEqual([
      ['storage.free', 62_800_000_000],
      ['battery.level', null],
      ['android.patch', null],
    ]);
    expect(same.map(({ key }) => key)).toEqual(['device.serial']);
  });

  it('tell which findings went away, are new or stayed, the worst of each first', () => {
    const before = readout(
      [],
      [
        finding('battery-low', 'attention'),
        finding('storage-full', 'fault'),
        finding('old-android', 'attention'),
      ],
    );
    const after = readout([], [finding('old-android', 'attention'), finding('hot', 'fault')]);

    expect(
      compareReadouts(before, after).findings.map((pair) => [pair.fate, pair.finding.code]),
    ).toEqual([
      ['gone', 'storage-full'],
      ['gone', 'battery-low'],
      ['new', 'hot'],
      ['stayed', 'old-android'],
    ]);
  });

  it('say when it was another device, and when only the model can be compared', () => {
    const one = readout([fact('device.serial', 'LAB1')]);
    const other = readout([fact('device.serial', 'LAB2')]);
    const silent = readout([]);
    const stick = { ...silent, device: { ...silent.device, productId: 1 } };

    expect(compareReadouts(one, other).sameDevice).toBe('no');
    expect(compareReadouts(one, silent).sameDevice).toBe('same-model');
    expect(compareReadouts(one, stick).sameDevice).toBe('no');
  });
});

const anyFact = fc
  .record({
    key: fc.constantFrom('storage.free', 'battery.level', 'device.serial', 'usb.speed'),
    value: fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.array(fc.string())),
    unit: fc.constantFrom('byte' as const, 'percent' as const, null),
  })
  .map(({ key, value, unit }) => fact(key, value, unit));
const anyFinding = fc
  .record({
    code: fc.constantFrom('storage-full', 'battery-low', 'hot', 'locked'),
    verdict: fc.constantFrom('fault' as const, 'attention' as const, 'ok' as const),
  })
  .map(({ code, verdict }) => finding(code, verdict));
const anyReadout = fc
  .tuple(fc.array(anyFact), fc.uniqueArray(anyFinding, { selector: ({ code }) => code }))
  .map(([facts, findings]) => readout(facts, findings));

describe('any two readings', () => {
  it('lose no fact: each key of either is changed or the same, once', () => {
    fc.assert(
      fc.property(anyReadout, anyReadout, (before, after) => {
        const { changed, same } = compareReadouts(before, after);

        const shown = [...changed, ...same].map(({ key }) => key);
        const read = new Set([...before.facts, ...after.facts].map(({ key }) => key));
        expect(shown.toSorted()).toEqual([...read].toSorted());
      }),
    );
  });

  it('compared with itself has no change and no finding that came or went', () => {
    fc.assert(
      fc.property(anyReadout, (one) => {
        const { changed, findings } = compareReadouts(one, one);

        expect(changed).toEqual([]);
        expect(findings.every(({ fate }) => fate === 'stayed')).toBe(true);
      }),
    );
  });

  it('compared the other way round has the opposite differences and fates', () => {
    fc.assert(
      fc.property(anyReadout, anyReadout, (before, after) => {
        const there = compareReadouts(before, after);
        const back = compareReadouts(after, before);

        const differences = (pairs: typeof there.changed, sign: 1 | -1) =>
          new Map(pairs.map(({ key, difference }) => [key, (difference ?? 0) * sign + 0]));
        expect(differences(back.changed, -1)).toEqual(differences(there.changed, 1));
        const codes = (of: typeof there.findings, fate: string) =>
          of
            .filter((pair) => pair.fate === fate)
            .map(({ finding: { code } }) => code)
            .toSorted();
        expect(codes(back.findings, 'new')).toEqual(codes(there.findings, 'gone'));
      }),
    );
  });
});
