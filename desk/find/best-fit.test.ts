import fc from 'fast-check';
import { expect, it } from 'vitest';
import { searchWords } from '../search/search-tokens.ts';
import { bestFirst, fits } from './best-fit.ts';

const named = (...names: string[]) => ({ names });
const order = (typed: string, ...names: string[]) =>
  bestFirst(names, searchWords(typed), (name) => named(name), 9);

it('puts first what is called so, then what begins so, then what has the words in its name', () => {
  expect(order('jan', 'De Jan', 'Oranje Jansma', 'Jansen', 'Jan', 'Piet')).toEqual([
    'Jan',
    'Jansen',
    'De Jan',
    'Oranje Jansma',
    'Piet',
  ]);
});

it('leaves equal ones in their order and gives no more than asked', () => {
  expect(bestFirst(['Jansen', 'Janssen', 'Jan'], ['jan'], (name) => named(name), 2)).toEqual([
    'Jan',
    'Jansen',
  ]);
});

it('takes the better one of the names in two languages', () => {
  const things = [named('Wachtwoord wijzigen', 'Change a password'), named('Laptop', 'Change')];

  expect(bestFirst(things, ['change'], (thing) => thing, 1)).toEqual([things[1]]);
});

it('finds by the beginnings of words, in any order, with or without accents', () => {
  const thing = { names: ['Één apparaat instellen'], also: 'laptop' };

  expect(
    ['een appa', 'inst een', 'lap inst', 'raat', 'top', ''].map((typed) =>
      fits(thing, searchWords(typed)),
    ),
  ).toEqual([true, true, true, false, false, false]);
});

it('loses nothing and invents nothing, whatever things are called', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.string(), (names, typed) => {
      const sorted = bestFirst(names, searchWords(typed), (name) => named(name), names.length);
      expect(sorted.toSorted()).toEqual(names.toSorted());
    }),
  );
});
