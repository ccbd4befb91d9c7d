import { expect, it } from 'vitest';
import type { Fact } from './readout.ts';
import { stateFacts, stateFactsSchema } from './state-facts.ts';

function fact(key: string, value: Fact['value'], unit: Fact['unit'] = null): Fact {
  const read = { probe: 'android', layer: 'L1', confidence: 'reported', durationMs: 3 } as const;
  return { key, value, unit, readAt: '2026-11-27T09:00:00.000Z', ...read };
}

it('keeps how a device is, once, and neither whose it is nor which one', () => {
  const kept = stateFacts([
    fact('device.name', 'Telefoon van Noor'),
    fact('device.serial', 'LAB0FULL000001'),
    fact('battery.health-percent', 91, 'percent'),
    fact('battery.health-percent', 90, 'percent'),
    fact('android.release', '15'),
    fact('android.users', ['Noor']),
  ]);

  expect(kept).toEqual([
    { key: 'battery.health-percent', value: 91, unit: 'percent' },
    { key: 'android.release', value: '15', unit: null },
  ]);
  expect(stateFactsSchema.parse(kept)).toEqual(kept);
});
