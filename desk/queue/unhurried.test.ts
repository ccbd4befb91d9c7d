import { expect, it } from 'vitest';
import { unhurried } from './unhurried.ts';

it('gives every item once, in order, and lets others have a turn after each few', async () => {
  const seen: (number | string)[] = [];
  const others = (): void => {
    seen.push('others');
    if (!seen.includes(5)) setImmediate(others);
  };
  setImmediate(others);

  for await (const item of unhurried([1, 2, 3, 4, 5], 2)) seen.push(item);

  expect(seen).toEqual([1, 2, 'others', 3, 4, 'others', 5]);
});
