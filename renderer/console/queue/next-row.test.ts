import { expect, it } from 'vitest';
import { nextRow } from './next-row.ts';

const unnamed = [undefined, undefined, undefined];

it('begins at the first row from outside a list whose rows have no key', () => {
  expect([nextRow(unnamed, null, 1, null), nextRow(unnamed, null, -1, null)]).toEqual([0, 0]);
});

it('begins beside the row of the open card, and at the first when that is not in the list', () => {
  const keys = ['one', 'two', 'three'];

  expect([
    nextRow(keys, null, 1, 'two'),
    nextRow(keys, null, -1, 'two'),
    nextRow(keys, null, 1, 'gone'),
  ]).toEqual([2, 0, 0]);
});

it('goes from the row that has the focus, and stays at the ends', () => {
  expect([
    nextRow(unnamed, 0, 1, null),
    nextRow(unnamed, 2, 1, null),
    nextRow(unnamed, 0, -1, null),
  ]).toEqual([1, 2, 0]);
});
