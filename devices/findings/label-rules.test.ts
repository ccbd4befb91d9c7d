import { describe, expect, it } from 'vitest';
import { readLabel } from '../../shared/domain/identifiers/label-reading.ts';
import { readoutSchema } from '../../shared/domain/readout.ts';
import { labelReadout } from '../labels/label-readout.ts';

const readoutOf = (...texts: readonly string[]) =>
  labelReadout({
    readoutId: '01936f00-0000-7000-8000-000000000009',
    readings: texts.flatMap((text) => {
      const read = readLabel(text, 'LT-######');
      return read.ok ? [read.value] : [];
    }),
    ways: ['camera'],
    readAt: '2026-11-26T09:00:00.000Z',
    simulated: false,
  });

const findings = (...texts: readonly string[]) =>
  readoutOf(...texts).findings.map(({ code, verdict }) => [code, verdict]);

describe('what a label allows to conclude', () => {
  it.each([
    ['2000-0142', 'label-disk-failed', 'fault'],
    ['1000-0142', 'label-disk-failed', 'fault'],
    ['2000-0141', 'label-disk-doubtful', 'attention'],
    ['2000-0146', 'label-disk-doubtful', 'attention'],
    ['2000-0151', 'label-disk-doubtful', 'attention'],
    ['2000-0122', 'label-memory-failed', 'fault'],
    ['2000-0123', 'label-memory-failed', 'fault'],
    ['2000-0132', 'label-battery-worn', 'attention'],
    ['2000-0133', 'label-battery-weak', 'fault'],
    ['2000-0143', 'label-code-unknown', 'unknown'],
    ['2000-9999', 'label-code-unknown', 'unknown'],
    ['LAB0AA-BB1CC2-DD3EE4-FF5GG6', 'label-hp-hardware-failed', 'fault'],
    ['LT-004821', 'label-only', 'unknown'],
  ])('%s: %s, %s', (text, code, verdict) => {
    expect(findings(text)).toEqual([[code, verdict]]);
  });

  it('stays the same when another label of the machine was read as well', () => {
    expect(findings('1S20LAB0000MLAB00001', 'LAB0AA-BB1CC2-DD3EE4-FF5GG6')).toEqual([
      ['label-hp-hardware-failed', 'fault'],
    ]);
  });

  it('warns of an address that no maker gave', () => {
    expect(findings('02:00:00:00:00:01')).toEqual([
      ['label-mac-made-up', 'attention'],
      ['label-only', 'unknown'],
    ]);
    expect(findings('00:1a:2b:3c:4d:5e')).toEqual([['label-only', 'unknown']]);
  });

  it('carries the code and its validation, and that it rests on a table', () => {
    expect(readoutOf('Error 2000-0133, Validation: 106575').findings).toEqual([
      {
        code: 'label-battery-weak',
        verdict: 'fault',
        params: { code: '2000-0133', validation: '106575' },
        basedOn: ['label.failure-code', 'label.failure-validation', 'label.failure-about'],
        route: 'workplace',
        layer: 'L0',
        confidence: 'derived',
      },
    ]);
  });
});

describe('the readout of a label', () => {
  it('is a readout like any other, of a device on no port', () => {
    const readout = readoutOf('1S20LAB0000MLAB00001', 'LAB0AA-BB1CC2-DD3EE4-FF5GG6');

    expect(readoutSchema.parse(readout)).toEqual(readout);
    expect(readout.device).toEqual({
      deviceId: 'label-01936f00-0000-7000-8000-000000000009',
      portPath: '',
      vendorId: 0,
      productId: 0,
      kind: 'laptop',
      vendorName: 'Lenovo',
      productName: null,
      simulated: false,
    });
    expect(readout.facts.map((fact) => fact.key)).toHaveLength(
      new Set(readout.facts.map((fact) => fact.key)).size,
    );
  });

  it('is of a telephone when the label has only the numbers of a radio', () => {
    expect(readoutOf('490154203237518').device.kind).toBe('phone');
    expect(readoutOf('490154203237518', 'LAB0001').device.kind).toBe('laptop');
  });
});
