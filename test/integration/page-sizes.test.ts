import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'out', 'renderer');

beforeAll(() => {
  // In a program of its own: under Vitest, React would be built as it is for developers.
  const { NODE_ENV: _test, ...environment } = process.env;
  execFileSync(process.execPath, [join(root, 'scripts', 'build.ts'), 'renderer'], {
    env: environment,
    stdio: 'inherit',
  });
}, 120_000);

/** These scripts and all that they import before anything is drawn. */
function withImports(scripts: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [...scripts];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const text = readFileSync(join(folder, 'assets', name), 'utf8');
    // Imports stand at the start of a built file, without blanks; `import(` is on demand.
    for (const [, imported] of text.matchAll(
      /(?:^|[;\n])(?:import|export)(?:[^'"();]*?from)?\s*["'`]\.\/([^"'`]+\.js)["'`]/gu,
    )) {
      if (imported !== undefined) left.push(imported);
    }
  }
  return found;
}

/** Kilobytes of compressed scripts that a page loads before it draws, with its words in Dutch. */
function firstLoad(page: string): number {
  const html = readFileSync(join(folder, page, 'index.html'), 'utf8');
  const linked = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/gu)];
  const dutch =
    page === 'console' ? globSync('first-nl-*.js', { cwd: join(folder, 'assets') }) : [];
  const scripts = [...linked.map(([, name]) => name ?? ''), ...dutch];
  let bytes = 0;
  for (const name of withImports(scripts)) {
    bytes += gzipSync(readFileSync(join(folder, 'assets', name))).length;
  }
  return bytes / 1000;
}

// What was reached, with a little room; the goals are 150 for the console and 90 for the kiosk.
it.each([
  ['console', 369],
  ['kiosk', 270],
  ['board', 167],
  ['status', 194],
  ['instruction', 184],
  ['tester', 182],
])('loads of %s at most %i kB before it draws', (page, kilobytes) => {
  const needed = firstLoad(page);

  expect(needed).toBeGreaterThan(100);
  expect(needed).toBeLessThanOrEqual(kilobytes);
});

it.each(['console', 'kiosk'])('loads no English into a %s that begins in Dutch', (page) => {
  const html = readFileSync(join(folder, page, 'index.html'), 'utf8');
  const linked = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/gu)];
  const loaded = withImports(linked.map(([, name]) => name ?? ''));

  expect([...loaded].filter((name) => /^(?:english-words|first-en)-/u.test(name))).toEqual([]);
});

it('has each script compressed for the desk to send', () => {
  const scripts = globSync('*.js', { cwd: join(folder, 'assets') });
  const large = scripts.filter((name) => readFileSync(join(folder, 'assets', name)).length > 1_200);
  const compressed = new Set(globSync('*.js.{br,gz}', { cwd: join(folder, 'assets') }));

  expect(large.length).toBeGreaterThan(20);
  expect(large.filter((name) => !compressed.has(`${name}.br`))).toEqual([]);
  expect(large.filter((name) => !compressed.has(`${name}.gz`))).toEqual([]);
});
