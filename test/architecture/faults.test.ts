import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { faultWords } from '../../renderer/console/app/fault-words.ts';
import { fault, faultCodes } from '../../shared/base/fault.ts';
import { catalogueOf } from './catalogue.ts';
import { sourceFiles, textOf } from './tree.ts';

it('explains every fault in docs/faults.md, and none that does not exist', () => {
  const explained = [...textOf('docs/faults.md').matchAll(/^\| `([a-z-]+\/[a-z-]+)` +\|/gmu)].map(
    ([, code]) => code ?? '',
  );

  expect(explained.sort()).toEqual([...faultCodes].sort());
});

it('makes faults only with `fault`, which cleans what a device said in them', () => {
  const made = /\{\s*code: '[a-z]+\/[a-z-]+',\s*detail/u;
  const production = sourceFiles().filter(
    (file) =>
      /^(?:shared|devices|main|desk|renderer|preload)\//u.test(file) && !/\.test\./u.test(file),
  );

  expect(production.length).toBeGreaterThan(500);
  expect(production.filter((file) => made.test(textOf(file)))).toEqual([]);
  expect(made.test("err({ code: 'device/gone', detail: text })")).toBe(true);
});

it('tells every fault in the console by the sentence that the catalogue has for it', () => {
  const keyOf = (code: string) => `console:fault.${code.replace('/', '-')}`;
  const byKey = ((key: string) => key) as unknown as TFunction;
  const catalogue = catalogueOf('nl');
  const withWords = faultCodes.filter((code) => catalogue.has(keyOf(code)));
  const told = faultCodes.filter((code) => faultWords(byKey, fault(code, '')) === keyOf(code));

  expect(withWords.length).toBeGreaterThan(100);
  expect(told).toEqual(withWords);
});
