import { expect, it } from 'vitest';
import { factLabel, factOfSubject, factValue, type SayFact } from './fact-words.ts';
import type { Fact } from './readout.ts';

const words: Readonly<Record<string, string>> = {
  'devices:subject.storage': 'Opslag',
  'devices:fact.storage.capacity': 'Grootte',
  'devices:kind.phone': 'Telefoon',
  'facts:value.apple.trust.granted': 'gegeven',
};
/** A text is its own key, but for those that this catalogue knows. */
const say: SayFact = (key, { defaultValue }) => words[key] ?? defaultValue ?? key;

it('says what a fact is of, where it stands alone', () => {
  expect(factLabel(say, 'storage.capacity')).toBe('Grootte');
  expect(factOfSubject(say, 'storage.capacity')).toBe('Opslag: Grootte');
});

it('lets what the catalogue does not know yet stand for itself', () => {
  expect(factOfSubject(say, 'ring.battery-level')).toBe('ring: battery level');
  expect(factLabel(say, 'ring.battery-level', 'ring.battery-level')).toBe('ring.battery-level');
});

it('writes values with their units', () => {
  const value = (one: Fact['value'], unit: Fact['unit'], key = 'a.b') =>
    factValue(say, { key, value: one, unit }, 'nl');

  expect([
    value(97.5, 'percent'),
    factValue(say, { key: 'a.b', value: 5e9, unit: 'bit-per-second' }, 'en'),
    value(128e9, 'byte'),
    value(3, 'day'),
    value(['MTP', 'PTP'], null),
    value([], null),
    value('', null),
    value(true, null),
    value('granted', null, 'apple.trust'),
    value('phone', null, 'device.kind'),
  ]).toEqual([
    '97,5 %',
    '5 Gbit/s',
    '128 GB',
    'facts:days',
    'MTP, PTP',
    '–',
    '–',
    'facts:yes',
    'gegeven',
    'Telefoon',
  ]);
});

it('looks up no text of a device that is more than a word', () => {
  const texts = ['$t(facts:yes)', 'granted.x', '{{value}}', 'facts:yes', '__proto__'];
  const asked: string[] = [];

  const said = texts.map((value) =>
    factValue(
      (key) => {
        asked.push(key);
        return 'ours';
      },
      { key: 'apple.trust', value, unit: null },
      'nl',
    ),
  );

  expect({ said, asked }).toEqual({ said: texts, asked: [] });
});
