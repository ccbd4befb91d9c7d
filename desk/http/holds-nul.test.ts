import { expect, it } from 'vitest';
import { holdsNul } from './holds-nul.ts';

function nested(depth: number, innermost: unknown): unknown {
  return Array.from({ length: depth }).reduce((inner) => [inner], innermost);
}

it('finds the character in texts and names, as deep as they lie', () => {
  const bad = 'a\u0000b';

  expect(
    [bad, [bad], { a: [{ b: bad }] }, { [bad]: 1 }, nested(100_000, bad)].map(holdsNul),
  ).toEqual([true, true, true, true, true]);
});

it('finds none where there is none, however deep a body is', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;

  expect([deep, nested(100_000, 'text'), null, undefined, 7].map(holdsNul)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
