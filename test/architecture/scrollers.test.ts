import { expect, it } from 'vitest';
import { projectFiles, textOf } from './tree.ts';

// Words that only a screen reader reads are placed absolutely: within a box that scrolls and is not placed
// itself they do not scroll with it, and lengthen the window by an empty piece.
it('finds every box of the console that scrolls placed', () => {
  const unplaced = projectFiles()
    .filter((file) => file.startsWith('renderer/console/') && file.endsWith('.css'))
    .flatMap((file) =>
      [...textOf(file).matchAll(/([^{}]*)\{([^{}]*)\}/gu)]
        .filter(([, , rule = '']) => /\boverflow(?:-y)?: (?:auto|scroll)/u.test(rule))
        .filter(([, , rule = '']) => !/\bposition: /u.test(rule))
        .map(([, selector = '']) => `${file} ${selector.trim()}`),
    );

  expect(unplaced).toEqual([]);
});
