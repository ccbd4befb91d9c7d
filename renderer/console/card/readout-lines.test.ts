import { expect, it } from 'vitest';
import type { Fact, Finding, Readout } from '../../../shared/domain/readout.ts';
import { factLayers, findingLines } from './readout-lines.ts';

function fact(key: string, more: Partial<Fact> = {}): Fact {
  return {
    key,
    value: 97,
    unit: 'percent',
    probe: 'mtp-storage',
    layer: 'L1',
    confidence: 'reported',
    readAt: '2026-11-22T09:00:00.000Z',
    durationMs: 12,
    ...more,
  };
}

function finding(code: string, verdict: Finding['verdict'], basedOn: string[]): Finding {
  return { code, verdict, params: {}, basedOn, layer: 'L1', confidence: 'derived' };
}

const readout: Readout = {
  readoutId: '0190a1b2-0000-7000-8000-000000000001',
  device: {
    deviceId: 'usb:1-4',
    portPath: '1-4',
    vendorId: 1,
    productId: 2,
    kind: 'phone',
    vendorName: null,
    productName: null,
    simulated: true,
  },
  startedAt: '2026-11-22T09:00:00.000Z',
  finishedAt: '2026-11-22T09:00:02.000Z',
  complete: true,
  facts: [fact('storage.used'), fact('battery.level'), fact('storage.size')],
  findings: [
    finding('battery-fine', 'ok', ['battery.level']),
    finding('storage-full', 'fault', ['storage.used', 'storage.gone']),
  ],
  probes: [],
};

it('puts the worst finding first, with the facts that it rests on', () => {
  expect(
    findingLines(readout).map((line) => [line.finding.code, line.facts.map((each) => each.key)]),
  ).toEqual([
    ['storage-full', ['storage.used']],
    ['battery-fine', ['battery.level']],
  ]);
});

it('groups facts by how deep was looked, then by their subject', () => {
  const deep = { ...readout, facts: [...readout.facts, fact('usb.speed', { layer: 'L0' })] };

  expect(
    factLayers(deep).map(({ layer, groups }) => [
      layer,
      groups.map((group) => [group.subject, group.facts.length]),
    ]),
  ).toEqual([
    ['L0', [['usb', 1]]],
    [
      'L1',
      [
        ['storage', 2],
        ['battery', 1],
      ],
    ],
  ]);
});
