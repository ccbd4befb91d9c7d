import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectFiles, sourceFiles, textOf } from './tree.ts';

/** The top level of docs/architecture.md; a new entry is a decision, not an accident. */
const topLevel = [
  '.ci',
  '.dependency-cruiser.cjs',
  '.gitignore',
  '.npmrc',
  '.oxlintrc.json',
  '.prettierignore',
  '.prettierrc.json',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'assets',
  'bench',
  'desk',
  'devices',
  'docs',
  'electron-builder.yml',
  'knip.json',
  'main',
  'package-lock.json',
  'package.json',
  'playwright.config.ts',
  'preload',
  'renderer',
  'scripts',
  'shared',
  'test',
  'tsconfig.json',
  'vitest.config.ts',
];

const files = projectFiles();
const sources = sourceFiles();

/** `file: what`, for each match in each file. */
function matches(among: readonly string[], pattern: RegExp): readonly string[] {
  return among.flatMap((file) =>
    [...textOf(file).matchAll(pattern)].map(([found]) => `${file}: ${found}`),
  );
}

describe('the tree', () => {
  it('has exactly the agreed entries at its top', () => {
    const found = new Set(files.map((file) => file.split('/')[0] ?? ''));

    expect([...found].sort()).toEqual(topLevel);
  });

  it('names every source file in kebab-case', () => {
    const odd = sources.filter((file) => !/^(?:.*\/)?\.?[a-z0-9]+(?:[-.][a-z0-9]+)*$/u.test(file));

    expect(odd).toEqual([]);
  });

  it('has no folder or file that says nothing of what it holds', () => {
    const vague = /(?:^|\/)(?:utils?|helpers?|common|managers?|misc)(?:\/|\.|-|$)/u;

    expect(sources.filter((file) => vague.test(file))).toEqual([]);
  });

  it('has no barrel file', () => {
    expect(sources.filter((file) => /(?:^|\/)index\.tsx?$/u.test(file))).toEqual([]);
  });
});

it('begins every command with what installs first, in a language that Node 20 reads', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(textOf('package.json')));
  const first = /^node scripts\/(?:run|test)\.mjs /u;

  expect(Object.entries(scripts).filter(([, command]) => !first.test(`${command} `))).toEqual([]);
});

describe('the text of the tree', () => {
  const texts = files.filter((file) =>
    /\.(ts|tsx|mjs|cjs|js|json|md|yml|css|html|txt|svg)$|^\.ci\//u.test(file),
  );

  it('names no folder of somebody’s machine', () => {
    expect(
      matches(texts, /(?<![\w.$}])\/(?:work|root|home\/[a-z]+|Users\/[a-z]+)\/[\w.]/gu),
    ).toEqual([]);
  });

  it('names no package registry, so that everybody’s own is used', () => {
    const registry = /\bregistry\.[\w-]+\.\w+|https?:\/\/[\w.-]+\/(?:npm|artifactory|nexus)\b/giu;

    expect(matches([...texts, '.npmrc'], registry)).toEqual([]);
    expect(textOf('package-lock.json')).not.toContain('"resolved"');
  });

  it('leaves nothing to be done later without saying where', () => {
    const later = /\b(?:TODO|FIXME|XXX|HACK)\b/gu;

    expect(matches(sources, later).filter((line) => !line.includes('tree.test.ts'))).toEqual([]);
  });

  it('skips and focuses no test', () => {
    const tests = sources.filter((file) => /\.(test|spec)\.tsx?$/u.test(file));

    expect(matches(tests, /\b(?:it|test|describe)\.(?:skip|only|todo|fixme)\b/gu)).toEqual([]);
  });
});
