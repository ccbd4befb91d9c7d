import { expect, it } from 'vitest';
import type { Command } from './find-commands.ts';
import { actionsOf, type OfferedBy } from './offered-commands.ts';

const command = (id: string): Command => ({ id, words: id, run: () => {} });

it('offers what is nearest to the work first, and leaves the card to its own group', () => {
  const offered = new Map<OfferedBy, readonly Command[]>([
    ['user', [command('theme'), command('sign-out')]],
    ['card', [command('resolve')]],
    ['next', [command('next')]],
    ['chosen', [command('close')]],
  ]);

  expect(actionsOf(offered).map(({ id }) => id)).toEqual(['close', 'next', 'theme', 'sign-out']);
});

it('offers nothing where nothing is on the page', () => {
  expect(actionsOf(new Map())).toEqual([]);
});
