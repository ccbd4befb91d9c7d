import { expect, it } from 'vitest';
import { fittingSize } from './take-jpeg.ts';

it('makes a photo fit its longest side and never enlarges it', () => {
  expect([fittingSize(3200, 2400), fittingSize(1080, 1920), fittingSize(640, 480)]).toEqual([
    { width: 1600, height: 1200 },
    { width: 900, height: 1600 },
    { width: 640, height: 480 },
  ]);
});
