import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kioskFile } from './renderer-files.ts';

let base = '';
let folder = '';

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'balie-files-'));
  folder = join(base, 'renderer');
  mkdirSync(join(folder, 'kiosk'), { recursive: true });
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, 'console'));
  writeFileSync(join(folder, 'kiosk', 'index.html'), 'kiosk');
  writeFileSync(join(folder, 'assets', 'a-1.js'), 'script');
  writeFileSync(join(folder, 'console', 'index.html'), 'console');
  writeFileSync(join(base, 'secret.js'), 'secret');
  symlinkSync(join(base, 'secret.js'), join(folder, 'assets', 'link.js'));
});

afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

const textOf = async (path: string): Promise<string | null> => {
  const file = await kioskFile(folder, path);
  return file === null ? null : Buffer.from(file.body).toString();
};

describe('the kiosk page files', () => {
  it('are the page itself and what belongs to it', async () => {
    expect(await textOf('/')).toBe('kiosk');
    expect(await textOf('/assets/a-1.js')).toBe('script');
  });

  it('are nothing else, however the path is written', async () => {
    const paths = [
      '/console/index.html',
      '/assets/../console/index.html',
      '/assets/%2e%2e/console/index.html',
      '/assets/..%2f..%2fsecret.js',
      '/assets/link.js',
      '/assets//a-1.js',
      '/assets/%zz.js',
      '//assets/a-1.js',
      '/assets/a-1.js%00.html',
    ];

    expect(await Promise.all(paths.map(textOf))).toEqual(paths.map(() => null));
  });

  it('never include a file outside, for any path', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('..', '/', 'assets', '%2f', 'secret.js', '.', '\\', 'link.js')),
        async (parts) => {
          expect(await textOf(`/assets/${parts.join('')}`)).not.toBe('secret');
        },
      ),
    );
  });
});
