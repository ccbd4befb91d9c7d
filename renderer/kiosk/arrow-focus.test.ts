import { expect, it } from 'vitest';
import { nearestBox, type Box } from './arrow-focus.ts';

const at = (column: number, row: number): Box => ({
  left: column * 110,
  top: row * 110,
  width: 100,
  height: 100,
});
const grid = [at(0, 0), at(1, 0), at(2, 0), at(0, 1), at(1, 1), at(2, 1)];

it('moves to the neighbour in the direction of the arrow', () => {
  expect([
    nearestBox(at(0, 0), grid, 'ArrowRight'),
    nearestBox(at(0, 0), grid, 'ArrowDown'),
    nearestBox(at(2, 1), grid, 'ArrowLeft'),
    nearestBox(at(2, 1), grid, 'ArrowUp'),
  ]).toEqual([1, 3, 4, 2]);
});

it('moves from a wide title to the first of the row below, not to the middle', () => {
  const title: Box = { left: 0, top: -120, width: 320, height: 100 };

  expect(nearestBox(title, grid, 'ArrowDown')).toBe(0);
});

it('stays at the edge', () => {
  expect([
    nearestBox(at(0, 0), grid, 'ArrowLeft'),
    nearestBox(at(0, 0), grid, 'ArrowUp'),
    nearestBox(at(2, 1), grid, 'ArrowDown'),
  ]).toEqual([null, null, null]);
});
