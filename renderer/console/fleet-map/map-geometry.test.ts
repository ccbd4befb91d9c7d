import { describe, expect, it } from 'vitest';
import { labelSides, movedBy, movedByKey, shareOf } from './map-geometry.ts';

const middle = { x: 500, y: 500 };

describe('a kiosk that is moved', () => {
  it('goes as far on the plan as the hand went on the screen, whatever the size of the plan', () => {
    expect(movedBy(middle, 40, -30, { width: 400, height: 300 })).toEqual({ x: 600, y: 400 });
    expect(movedBy(middle, 40, -30, { width: 800, height: 600 })).toEqual({ x: 550, y: 450 });
  });

  it('stays on the plan', () => {
    expect(movedBy(middle, 9000, -9000, { width: 400, height: 300 })).toEqual({ x: 1000, y: 0 });
    expect(movedByKey({ x: 0, y: 995 }, 'ArrowLeft', false)).toEqual({ x: 0, y: 995 });
    expect(movedByKey({ x: 0, y: 995 }, 'ArrowDown', true)).toEqual({ x: 0, y: 1000 });
  });

  it('stays where it is on a plan that has no size yet', () => {
    expect(movedBy(middle, 10, 10, { width: 0, height: 0 })).toEqual(middle);
  });

  it('goes one per cent by an arrow key, five with Shift, and nowhere by another key', () => {
    expect(movedByKey(middle, 'ArrowRight', false)).toEqual({ x: 510, y: 500 });
    expect(movedByKey(middle, 'ArrowUp', true)).toEqual({ x: 500, y: 450 });
    expect(movedByKey(middle, 'Enter', false)).toBe(null);
  });
});

describe('a typed percentage', () => {
  it.each([
    ['41', 410],
    [' 41,5 % ', 415],
    ['41.5', 415],
    ['0', 0],
    ['100', 1000],
    ['100,1', null],
    ['101', null],
    ['-1', null],
    ['41,55', null],
    ['veel', null],
    ['', null],
  ])('%j is %j thousandths', (typed, share) => {
    expect(shareOf(typed)).toBe(share);
  });
});

describe('the labels of a plan', () => {
  const plan = { width: 60, height: 40 };

  it('stand to the right where there is room, else to the left', () => {
    expect(labelSides([middle, { x: 990, y: 200 }], plan)).toEqual(['right', 'left']);
  });

  it('stand below or above where neither side has room', () => {
    const narrow = { width: 16, height: 40 };

    expect(
      labelSides(
        [
          { x: 500, y: 200 },
          { x: 500, y: 980 },
        ],
        narrow,
      ),
    ).toEqual(['below', 'above']);
  });

  it('stand below or above from one edge of the marker on where it stands at the edge of the plan', () => {
    const row = [
      { x: 20, y: 200 },
      { x: 240, y: 200 },
      { x: 980, y: 200 },
      { x: 760, y: 200 },
    ];

    expect(labelSides(row, plan)).toEqual(['below-start', 'right', 'below-end', 'left']);
  });

  it('cover no marker and no other label; who comes first keeps his', () => {
    const beside = [middle, { x: 560, y: 500 }];

    expect(labelSides(beside, plan)).toEqual(['left', 'right']);
    expect(labelSides([middle, middle, middle], plan)).toEqual(['right', 'left', 'hidden']);
  });

  it('are hidden where many stand together', () => {
    const crowd = Array.from({ length: 40 }, (_, at) => ({
      x: 400 + (at % 8) * 30,
      y: 400 + Math.floor(at / 8) * 40,
    }));

    const sides = labelSides(crowd, plan);

    expect(sides).toHaveLength(40);
    expect(sides.filter((side) => side === 'hidden').length).toBeGreaterThan(20);
  });

  it('are hidden on a plan that has no size yet', () => {
    expect(labelSides([middle], { width: 0, height: 0 })).toEqual(['hidden']);
  });
});
