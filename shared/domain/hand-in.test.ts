import fc from 'fast-check';
import { expect, it } from 'vitest';
import { missingAccessories } from './accessory.ts';
import { accessoriesBack, codesOfDevice, mostDeviceCodes } from './hand-in.ts';
import type { Fact } from './readout.ts';

const fact = (key: string, value: Fact['value']): Fact => ({
  key,
  value,
  unit: null,
  probe: 'label-scan',
  layer: 'L0',
  confidence: 'reported',
  readAt: '2026-11-27T09:00:00.000Z',
  durationMs: 1,
});

it('counts back what is ticked, and says of the rest that it is missing', () => {
  const name = fc.stringMatching(/^[a-z]{1,8}$/u);
  const out = fc.uniqueArray(fc.record({ name, count: fc.integer({ min: 1, max: 9 }) }), {
    selector: (each) => each.name,
    maxLength: 12,
  });
  fc.assert(
    fc.property(out, fc.array(name), (went, ticked) => {
      const back = accessoriesBack(went, ticked);

      expect(missingAccessories(went, back)).toEqual(
        went.filter((each) => !ticked.includes(each.name)),
      );
    }),
  );
});

it('takes a tag before a serial number, each once, and nothing that is no text', () => {
  expect(
    codesOfDevice([
      fact('device.serial', 'SN1'),
      fact('label.code', 'LEEN-01'),
      fact('apple.serial', 'SN1'),
      fact('label.asset-tag', 'LT-000123'),
      fact('storage.free', 12),
    ]),
  ).toEqual(['LT-000123', 'LEEN-01', 'SN1']);
});

it('asks for no more codes than the desk takes, whatever a label holds', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (codes) => {
      const asked = codesOfDevice(codes.map((code) => fact('label.code', code)));

      expect(asked.length).toBeLessThanOrEqual(mostDeviceCodes);
      expect(asked.every((code) => code !== '' && code.length <= 80)).toBe(true);
    }),
  );
});
