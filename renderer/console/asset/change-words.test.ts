import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { changeWords } from './change-words.ts';

const key = ((name: string) => name) as unknown as TFunction;

it.each([
  ['purchasePrice', null, '129900', 'assets:fact.purchasePrice: – → €\u00a01.299,00'],
  ['dueOn', '2026-12-02', '2026-12-09', 'assets:fact.dueOn: 2 dec 2026 → 9 dec 2026'],
  ['type', 'laptop', 'pc', 'assets:fact.type: assets:type.laptop → assets:type.pc'],
  ['model', 'Latitude 5450', null, 'assets:fact.model: Latitude 5450 → –'],
  [
    'identifiers',
    'serial DL 5450',
    'serial DL 5450, imei 356938035643809',
    'assets:fact.numbers: assets:fact.serial DL 5450 → assets:fact.serial DL 5450, assets:fact.imei 356938035643809',
  ],
])('tells a change of %s as people write it', (fact, from, to, words) => {
  expect(changeWords(key, 'nl', { fact, from, to })).toBe(words);
});
