import { expect, it } from 'vitest';
import { offersFor, type InstructionOffer } from './kiosk-instruction.ts';

const offer = (name: string, change: Partial<InstructionOffer>): InstructionOffer => ({
  instructionId: name,
  devices: [],
  findings: [],
  reasons: [],
  titles: { nl: name, en: name },
  ...change,
});
const names = (offers: readonly InstructionOffer[]) => offers.map(({ titles }) => titles.nl);

const offers = [
  offer('wifi', { reasons: ['wifi'] }),
  offer('storage', { findings: ['storage-full'], devices: ['phone'] }),
  offer('stick', { findings: ['storage-full'], devices: ['storage'] }),
  offer('battery', { findings: ['battery-worn'], reasons: ['wifi'] }),
];

it('offers first what helps with what was found, worst first, then what helps with the reason', () => {
  expect(
    names(
      offersFor(offers, {
        findings: ['battery-worn', 'storage-full'],
        reason: 'wifi',
        device: 'phone',
      }),
    ),
  ).toEqual(['battery', 'storage', 'wifi']);
});

it('offers nothing that is for other devices, and everything of a reason while none is known', () => {
  const need = { findings: ['storage-full'], reason: null };

  expect(names(offersFor(offers, { ...need, device: 'storage' }))).toEqual(['stick']);
  expect(names(offersFor(offers, { findings: [], reason: 'wifi', device: null }))).toEqual([
    'wifi',
    'battery',
  ]);
  expect(offersFor(offers, { findings: [], reason: null, device: 'phone' })).toEqual([]);
});

it('offers nothing for a reason that says as little as “how does it work”', () => {
  const general = [offer('any', { reasons: ['how-to', 'something-else'] })];
  const need = { findings: [], device: null };

  expect(offersFor(general, { ...need, reason: 'how-to' })).toEqual([]);
  expect(offersFor(general, { ...need, reason: 'something-else' })).toEqual([]);
});
