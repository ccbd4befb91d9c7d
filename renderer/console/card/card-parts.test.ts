import { expect, it } from 'vitest';
import { nthKeys } from '../keyboard/shortcuts.ts';
import { cardForms, tabsInOrder } from './card-parts.ts';

it('opens each form by f and a letter of its own', () => {
  const keys = cardForms.map(({ key }) => key);

  expect(keys).toEqual([...new Set(keys)]);
  expect(keys.filter((key) => !/^[a-z]$/u.test(key))).toEqual([]);
});

it('has a key for every tab', () => {
  expect(tabsInOrder.length).toBeLessThanOrEqual(nthKeys.length);
});
