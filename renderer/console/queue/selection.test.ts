import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Selection, chosenTo, toggled } from './selection.ts';

const none: Selection = { chosen: new Set(), last: null };
const rows = ['a', 'b', 'c', 'd', 'e'];

it('chooses one row and lets it go again', () => {
  const one = toggled(none, rows, 'b', 100);

  expect([...one.chosen]).toEqual(['b']);
  expect([...toggled(one, rows, 'b', 100).chosen]).toEqual([]);
});

it('chooses from the last row to this one, in both directions', () => {
  const from = toggled(none, rows, 'd', 100);

  expect([...chosenTo(from, rows, 'b', 100).chosen].toSorted()).toEqual(['b', 'c', 'd']);
  expect([...chosenTo(from, rows, 'e', 100).chosen].toSorted()).toEqual(['d', 'e']);
  expect([...chosenTo(none, rows, 'c', 100).chosen]).toEqual(['c']);
});

it('never has more rows than may be changed at once', () => {
  const step = fc.tuple(fc.constantFrom(...rows, 'gone'), fc.boolean());
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 1, max: 4 }), (steps, most) => {
      let selection = none;
      for (const [row, to] of steps) {
        selection = (to ? chosenTo : toggled)(selection, rows, row, most);
        expect(selection.chosen.size).toBeLessThanOrEqual(most);
      }
    }),
  );
});
