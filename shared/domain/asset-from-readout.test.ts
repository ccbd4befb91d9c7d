import { describe, expect, it } from 'vitest';
import { differences, factsOfReadout, takeOver } from './asset-from-readout.ts';
import type { AssetFacts } from './asset.ts';
import type { Readout } from './readout.ts';

const record: AssetFacts = {
  tag: 'PH-0001',
  type: 'phone',
  maker: 'Samsung',
  model: 'Galaxy S21',
  identifiers: [
    { kind: 'serial', value: 'R5-8T 123' },
    { kind: 'imei', value: '490154203237518' },
  ],
  system: null,
  site: null,
  ownerUnit: null,
  warrantyUntil: null,
  supplier: null,
  purchasedOn: null,
  purchaseOrder: null,
  purchasePrice: null,
};

function readout(facts: Readonly<Record<string, string>>): Readout {
  const at = '2026-03-03T09:00:00.000Z';
  return {
    readoutId: '0199a000-0000-7000-8000-000000000000',
    device: {
      deviceId: 'd1',
      portPath: '1-1',
      vendorId: 0x04e8,
      productId: 0x6860,
      kind: 'phone',
      vendorName: 'Samsung Electronics',
      productName: 'Galaxy series',
      simulated: false,
    },
    startedAt: at,
    finishedAt: at,
    complete: true,
    facts: Object.entries(facts).map(([key, value]) => ({
      key,
      value,
      unit: null,
      probe: 'test',
      layer: 'L1',
      confidence: 'reported',
      readAt: at,
      durationMs: 1,
    })),
    findings: [],
    probes: [],
  };
}

describe('a readout beside the record of a device', () => {
  const read = factsOfReadout(
    readout({ 'mtp.model': 'SM-G998B', 'device.serial': 'R58T123', 'android.release': '14' }),
  );

  it('says what it is, and what the bus says when the device does not', () => {
    expect(read).toEqual({
      type: 'phone',
      tag: null,
      maker: 'Samsung Electronics',
      model: 'SM-G998B',
      serial: 'R58T123',
      system: 'Android 14',
    });
  });

  it('differs where it says something else, not where it is written another way', () => {
    expect(differences(record, read)).toEqual([
      { fact: 'maker', recorded: 'Samsung', read: 'Samsung Electronics' },
      { fact: 'model', recorded: 'Galaxy S21', read: 'SM-G998B' },
      { fact: 'system', recorded: null, read: 'Android 14' },
    ]);
  });

  it('is taken over fact by fact', () => {
    expect(takeOver(record, read, ['model', 'serial'])).toEqual({
      ...record,
      model: 'SM-G998B',
      identifiers: [
        { kind: 'serial', value: 'R58T123' },
        { kind: 'imei', value: '490154203237518' },
      ],
    });
  });
});

it('takes the serial number of an iPhone, and its UDID never', () => {
  const udid = '00008110-0012345678901E';
  const iphone = (facts: Readonly<Record<string, string>>) => {
    const read = readout({ 'device.serial': udid, ...facts });
    return factsOfReadout({
      ...read,
      device: { ...read.device, vendorId: 0x05ac, productId: 0x12a8 },
    });
  };

  expect([iphone({}).serial, iphone({ 'apple.serial': 'F2LX1ABC9XYZ' }).serial]).toEqual([
    null,
    'F2LX1ABC9XYZ',
  ]);
  expect(differences(record, iphone({})).map(({ fact }) => fact)).not.toContain('serial');
});
