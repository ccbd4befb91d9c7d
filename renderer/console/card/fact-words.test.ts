import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { factLabel, factOfSubject } from './fact-words.ts';

const words: Readonly<Record<string, string>> = {
  'devices:subject.storage': 'Opslag',
  'devices:fact.storage.capacity': 'Grootte',
};
const t = ((key: string, { defaultValue }: { defaultValue: string }) =>
  words[key] ?? defaultValue) as unknown as TFunction;

it('says what a fact is of, where it stands alone', () => {
  expect(factLabel(t, 'storage.capacity')).toBe('Grootte');
  expect(factOfSubject(t, 'storage.capacity')).toBe('Opslag: Grootte');
});

it('lets what the catalogue does not know yet stand for itself', () => {
  expect(factOfSubject(t, 'ring.battery-level')).toBe('ring: battery level');
});
