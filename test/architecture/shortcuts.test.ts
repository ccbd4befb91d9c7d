import { expect, it } from 'vitest';
import { shortcuts } from '../../renderer/console/keyboard/shortcuts.ts';
import { sourceFiles, textOf } from './tree.ts';

const console = sourceFiles()
  .filter((file) => file.startsWith('renderer/console/') && !/\.test\./u.test(file))
  .map((file) => ({ file, text: textOf(file) }));
const listening = console
  .filter(({ text }) => text.includes('useShortcuts('))
  .map(({ text }) => text);
const drawn = console.map(({ text }) => text);

it('does something by every key that the list of keys names', () => {
  // Sent by its own form; opened by its link; done together by the bar of chosen tickets and by the bench.
  const elsewhere = /^(?:send|open|bench-.*)$/u;
  const idle = shortcuts
    .map(({ id }) => id)
    .filter((id) => !elsewhere.test(id))
    .filter(
      (id) => !listening.some((text) => new RegExp(`(?:'${id}'|\\b${id})\\s*[:,]`, 'u').test(text)),
    );

  expect(idle).toEqual([]);
});

it('writes keys beside controls from the one table only', () => {
  const typed = console
    .filter(({ file }) => !/keyboard\/shortcut-(?:cap|list)\.tsx$/u.test(file))
    .filter(({ text }) => text.includes('<KeyCap'))
    .map(({ file }) => file);

  expect(typed).toEqual([]);
});

it('has a key of the bench for each of its buttons and no more', () => {
  const shown = drawn.flatMap((text) =>
    [...text.matchAll(/id="(bench-[a-z-]+)"/gu)].map(([, id]) => id),
  );

  expect(new Set(shown)).toEqual(
    new Set(shortcuts.flatMap(({ id, where }) => (where === 'bench' ? [id] : []))),
  );
});
