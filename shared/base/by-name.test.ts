import { expect, test } from 'vitest';
import { byName } from './by-name.ts';

test('names are in the order in which people read them', () => {
  const names = ['Zwolle', 'Hal 10', 'élan', 'Hal 2', 'amsterdam', 'Eva', 'Hal 1'];
  const listed = names.map((name) => ({ name })).toSorted(byName);
  expect(listed.map(({ name }) => name)).toEqual([
    'amsterdam',
    'élan',
    'Eva',
    'Hal 1',
    'Hal 2',
    'Hal 10',
    'Zwolle',
  ]);
});
