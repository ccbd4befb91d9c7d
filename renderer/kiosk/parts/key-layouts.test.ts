import { expect, it } from 'vitest';
import { mailAddressSchema } from '../../../shared/domain/outgoing.ts';
import { keyRows, shownRows, typedBy } from './key-layouts.ts';

const rowsOf = (layout: 'words' | 'line') => [
  ...shownRows(layout, false).flat(),
  ...shownRows(layout, true).flat(),
];

/** Letters of a text that no key types, not even with Shift. */
function untypable(text: string, layout: 'words' | 'line'): readonly string[] {
  const typed = new Set(
    rowsOf(layout).flatMap((key) => (key === 'space' ? [' '] : [key, typedBy(key, true)])),
  );
  return Array.from(text).filter((letter) => !typed.has(letter));
}

it('types the names of people from around us', () => {
  const names =
    'Özgür Yıldız, Łukasz Żak, François Lefèvre, Žofie Dvořáková, Søren Ångström, José Peñã';

  expect(untypable(names.replaceAll(',', ''), 'line')).toEqual([]);
});

it('types an address of somebody with an apostrophe that mail reaches', () => {
  const address = "sinead.o'brien@school.nl";

  expect(untypable(address, 'line')).toEqual([]);
  expect(mailAddressSchema.safeParse(address).success).toBe(true);
});

it('types words about mail, money and a reünie in the box for words', () => {
  expect(
    untypable(
      "Geen e-mail van reünie@school.nl: € 5, foto's één voor één?".replace(':', ''),
      'words',
    ),
  ).toEqual([]);
});

it('keeps the same keys in the last row when the letters with marks are shown', () => {
  for (const layout of ['words', 'line'] as const) {
    expect(shownRows(layout, true).at(-1)).toEqual(keyRows[layout].at(-1));
  }
});

it('writes a letter without a capital as it is', () => {
  expect([typedBy('ß', true), typedBy('ö', true), typedBy('ö', false)]).toEqual(['ß', 'Ö', 'ö']);
});
