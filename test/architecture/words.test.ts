import { describe, expect, it } from 'vitest';
import { catalogueOf, parametersOf, withoutPlural } from './catalogue.ts';
import { sourceFiles, textOf } from './tree.ts';

const dutch = catalogueOf('nl');
const english = catalogueOf('en');
const keys = new Set([...dutch.keys()].map(withoutPlural));

/** All that production code says in quotes: whole strings, and templates with their open places. */
const quoted = sourceFiles()
  .filter((file) => /^(main|renderer|desk|devices|shared)\//u.test(file) && !/\.test\./u.test(file))
  .flatMap((file) => literalsOf(textOf(file)));
const exact = new Set(quoted.filter((text) => !text.includes('\0')));
const templates = quoted
  .filter((text) => /^[a-z-]+[:.][^\0]*\0|^[a-z][a-z.:-]*\.\0|^\0\.[a-z-]+$/u.test(text))
  // A template that begins with its open place stands for one name only.
  .map((text) =>
    text
      .split('\0')
      .map(escaped)
      .join(text.startsWith('\0') ? '[a-z-]+' : '.+'),
  )
  .map((pattern) => new RegExp(`^${pattern}$`, 'u'));

/** Strings and templates of a source text; `${…}` of a template becomes one NUL. */
function literalsOf(source: string): readonly string[] {
  const strings = [...source.matchAll(/'([^'\\\n]*)'|"([^"\\\n]*)"/gu)].map(
    ([, single, double]) => single ?? double ?? '',
  );
  const open = [...source.matchAll(/`([^`\\\n]+)`/gu)].map(([, text]) =>
    (text ?? '').replaceAll(/\$\{[^}]*\}/gu, '\0'),
  );
  return [...strings, ...open];
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

function isUsed(key: string): boolean {
  const alone = key.slice(key.indexOf(':') + 1);
  return [key, alone].some(
    (form) => exact.has(form) || templates.some((template) => template.test(form)),
  );
}

describe('the words', () => {
  it('are the same in Dutch and English, key by key', () => {
    expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort());
  });

  it('leave the same places open in Dutch and English', () => {
    const differing = [...dutch].filter(
      ([key, text]) =>
        // A plural form may leave its figure out: "één minuut".
        !/_(?:zero|one)$/u.test(key) &&
        String(parametersOf(text)) !== String(parametersOf(english.get(key) ?? '')),
    );

    expect(differing).toEqual([]);
  });

  it('are never empty', () => {
    const empty = [...dutch, ...english].filter(([, text]) => text.trim() === '');

    expect(empty).toEqual([]);
  });

  it('exist wherever the code asks for them', () => {
    const asked = sourceFiles()
      .filter((file) => /^(main|renderer)\//u.test(file) && !/\.test\./u.test(file))
      .flatMap((file) =>
        [...textOf(file).matchAll(/\bt\(\s*'([^'\\\n]+)'/gu)].map(([, key]) => ({
          file,
          key: key ?? '',
        })),
      );
    const missing = asked.filter(({ key }) =>
      key.includes(':') ? !keys.has(key) : ![...keys].some((known) => known.endsWith(`:${key}`)),
    );

    expect(missing).toEqual([]);
  });

  it('are all used', () => {
    expect([...keys].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('name each tab and each form of the card in their own way', () => {
    const parts = textOf('renderer/console/card/card-parts.ts');
    const names = [...parts.matchAll(/\bwords: '([^']+)'/gu)].map(([, key]) => key ?? '');
    expect(names.length).toBeGreaterThan(10);

    for (const words of [dutch, english]) {
      const said = names.map((key) => words.get(key));
      expect(said).toEqual([...new Set(said)]);
    }
  });
});
