import { expect, it } from 'vitest';
import { pdfText } from '../../test/paper/pdf-text.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { deskWords } from '../words/desk-words.ts';
import { drawPackage } from './draw-package.ts';
import type { EscalationPackage } from './package.ts';

type Read = EscalationPackage['readout'];

const layer = 'L1';
const plain = { unit: null, layer } as const;

function packageWith(readout: Read): EscalationPackage {
  return {
    ...{ ticket: 7, visitCode: 'KX4T', site: 'Stadhuis', supplier: 'Acme', reference: 'RMA-1' },
    ...{ reason: 'Scherm gebarsten', warranty: '', madeAt: '2026-11-28T15:52:00.000Z' },
    ...{ askedBy: 'Tom', facts: [], findings: [], files: [] },
    readAt: '2026-11-28T15:50:00.000Z',
    readout,
  };
}

/** The lines of the paper that tell what was read. */
async function linesOf(readout: Read, locale: Locale): Promise<readonly string[]> {
  const pdf = await drawPackage(packageWith(readout), locale, deskWords(locale), 'UTC');
  const lines = pdfText(pdf).split('\n');
  return lines.slice(lines.findIndex((line) => /^(?:Uitgelezen op|Read on)/u.test(line)) + 1);
}

const read: Read = [
  { key: 'device.kind', value: 'phone', ...plain },
  { key: 'battery.level', value: 64, unit: 'percent', layer },
  { key: 'storage.free', value: 1_000_000_000, unit: 'byte', layer },
  { key: 'battery.charging', value: true, ...plain },
  { key: 'apple.trust', value: 'granted', ...plain },
  { key: 'android.security-patch-age', value: 412, unit: 'day', layer },
];

it('says to a supplier what was read in words of his language, by what it is of', async () => {
  expect(await linesOf(read, 'nl')).toEqual([
    'Apparaat',
    'Soort: Telefoon (L1)',
    'Batterij',
    'Lading: 64 % (L1)',
    'Laadt op: ja (L1)',
    'Opslag',
    'Vrij: 1 GB (L1)',
    'iPhone of iPad',
    'Vertrouwen: gegeven (L1)',
    'Android',
    'Leeftijd van de patch: 412 dagen (L1)',
  ]);
  expect(await linesOf(read, 'en')).toEqual([
    'Device',
    'Kind: Phone (L1)',
    'Battery',
    'Charge: 64 % (L1)',
    'Charging: yes (L1)',
    'Storage',
    'Free: 1 GB (L1)',
    'iPhone or iPad',
    'Trust: granted (L1)',
    'Android',
    'Age of the patch: 412 days (L1)',
  ]);
});

it('keeps the key of a fact that the desk does not know yet', async () => {
  const unknown: Read = [
    { key: 'ring.battery-level', value: 3, ...plain },
    { key: 'storage.wear-out', value: 1, unit: 'percent', layer },
  ];

  expect(await linesOf(unknown, 'en')).toEqual([
    'ring',
    'ring.battery-level: 3 (L1)',
    'Storage',
    'storage.wear-out: 1 % (L1)',
  ]);
});

it('writes what a device says as it is, whatever it looks like', async () => {
  const texts = ['$t(facts:yes)', '{{count}}', '<b>x</b>', 'constructor', 'toString', 'valueOf'];
  const hostile: Read = [
    ...texts.map((value) => ({ key: 'apple.trust', value, ...plain })),
    { key: 'constructor.name', value: 'x', ...plain },
  ];

  expect(await linesOf(hostile, 'nl')).toEqual([
    'iPhone of iPad',
    ...texts.map((text) => `Vertrouwen: ${text} (L1)`),
    'constructor',
    'constructor.name: x (L1)',
  ]);
});
