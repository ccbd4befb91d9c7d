import { expect, it } from 'vitest';
import { largestThatFits } from './plan-picture.ts';

/** A picture of so many bytes for each pixel of a square. */
const square = (perPixel: number) => (side: number) =>
  Promise.resolve(new Blob([new Uint8Array(side * side * perPixel)]));

it('keeps the largest side at which the desk takes the picture', async () => {
  const fine = await largestThatFits(square(0.3));
  const busy = await largestThatFits(square(0.5));

  expect([fine?.size, busy?.size]).toEqual([2400 * 2400 * 0.3, 1800 * 1800 * 0.5]);
});

it('tries no further with what is no picture', async () => {
  const tried: number[] = [];
  const draw = (side: number) => {
    tried.push(side);
    return Promise.resolve(null);
  };

  expect([await largestThatFits(draw), tried]).toEqual([null, [2400]]);
});
