import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saidBy, saidFrom, wordsFor } from '../../renderer/words-of-code.ts';
import { root, sourceFiles, textOf } from './tree.ts';

const screens = sourceFiles().filter(
  (file) => file.startsWith('renderer/') && !file.includes('.test.'),
);

/** Pieces of code that these patterns find, with where they stand. */
function found(files: readonly string[], pattern: RegExp): readonly string[] {
  return files.flatMap((file) =>
    [...textOf(file).matchAll(pattern)].map(([piece]) => `${file}: ${piece}`),
  );
}

describe('the words that come with a page are found in its code, so', () => {
  it('a hook names its catalogues', () => {
    expect(found(screens, /\buseTranslation\((?!\)|'|\['[a-z-]+')[^)]*\)/gu)).toEqual([]);
    expect(found(screens, /\bgetFixedT\([^;']*,\s*[a-z][^;]*/gu)).toEqual([]);
  });

  it('no key is made with its catalogue left open', () => {
    expect(found(screens, /`\$\{[^}]*\}:[a-z$-]+[.`{]/gu)).toEqual([]);
  });

  it('what the console fetches as it runs is named by its file', () => {
    const ofConsole = screens.filter((file) => file.startsWith('renderer/console/'));

    expect(found(ofConsole, /\bimport\((?!\s*'\.[^']+\.tsx?'|'page-words:)[^)]*\)/gu)).toEqual([]);
  });
});

describe('what code may say', () => {
  const keys = (source: string) => [...saidBy(source).keys];

  it('is a key by itself, all that a template can become, and the whole catalogue of a hook', () => {
    expect(keys("t('bench:page')")).toEqual(['bench:page']);
    expect(keys('t(`findings:${code}.expert`)')).toEqual(['findings:*.expert']);
    expect(keys("const { t } = useTranslation('bench');")).toEqual(['bench:']);
    expect(keys("useTranslation(['findings', 'console']);")).toEqual(['findings:', 'console:']);
  });

  it('is the whole catalogue where a key is put together in another way', () => {
    expect(keys("t('bench:' + name)")).toEqual(['bench:']);
    expect(keys("t('bench:nothing-that-is-there')")).toEqual(['bench:']);
    expect(keys('t(`devices:kind.${kind ?? `${other}`}`)')).toEqual(['devices:kind.*']);
  });

  it('is not what a comment tells of', () => {
    expect(keys("/** As `bench:page`. */\n// 'bench:page'\n/* a */ t('audit:title');")).toEqual([
      'audit:title',
    ]);
  });

  it('is nothing of a word that only looks like a catalogue', () => {
    expect(keys("import 'node:fs'; const at = 'urn:balie';")).toEqual([]);
  });
});

describe('the words of a page', () => {
  const first = saidFrom(join(root, 'renderer/console/main.tsx'));
  const backup = saidFrom(join(root, 'renderer/console/care/backup-page.tsx'));

  it('come with it, in both languages, but for those that the console has already', () => {
    for (const locale of ['nl', 'en'] as const) {
      const before = wordsFor(locale, first);
      const words = wordsFor(locale, backup, first);

      // The menu names the page; all else of it comes with the page.
      expect(Object.keys(before['backup'] ?? {})).toEqual(['title']);
      expect(Object.keys(words)).toEqual(['backup']);
      expect(Object.keys(words['backup'] ?? {})).not.toContain('title');
      expect(Object.keys(words['backup'] ?? {}).length).toBeGreaterThan(3);
    }
  });

  it('leave what only a card says of findings out of the queue', () => {
    const [finding] = Object.values(wordsFor('nl', first)['findings'] ?? {});

    expect(Object.keys(finding ?? {}).sort()).toEqual(['a2', 'expert']);
  });
});
