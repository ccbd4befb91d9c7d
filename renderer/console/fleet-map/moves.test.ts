import { expect, it } from 'vitest';
import { unsent } from './moves.ts';

const sent = new Map([
  ['north', { x: 100, y: 100 }],
  ['south', null],
  ['west', { x: 10, y: 20 }],
]);

it('leaves nothing to keep when nothing was moved while it was sent', () => {
  expect(unsent(sent, sent).size).toBe(0);
});

it('leaves what was moved meanwhile, whether it was sent before or not', () => {
  const east = { x: 900, y: 500 };
  const back = { x: 300, y: 400 };
  const moves = new Map([...sent, ['south', back], ['west', null], ['east', east]] as const);

  expect([...unsent(moves, sent)]).toEqual([
    ['south', back],
    ['west', null],
    ['east', east],
  ]);
});
