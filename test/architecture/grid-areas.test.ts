import { expect, it } from 'vitest';
import { projectFiles, textOf } from './tree.ts';

// The name of an area is scoped to its file, as the name of a class is: a box that asks for an area of a
// grid in another file gets a row and column of its own beside that grid.
it('finds every area of a grid named in the file that uses it', () => {
  const unnamed = projectFiles()
    .filter((file) => file.startsWith('renderer/') && file.endsWith('.module.css'))
    .flatMap((file) => {
      // Comments have apostrophes, which are not the quotes around a row.
      const text = textOf(file).replaceAll(/\/\*[\s\S]*?\*\//gu, '');
      const named = new Set(
        [...text.matchAll(/'([^']*)'/gu)].flatMap(([, row = '']) => row.split(' ')),
      );
      return [...text.matchAll(/grid-area: ([a-z][\w-]*);/gu)]
        .filter(([, area = '']) => !named.has(area))
        .map(([, area = '']) => `${file} ${area}`);
    });

  expect(unnamed).toEqual([]);
});
