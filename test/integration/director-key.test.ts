import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { directorKey } from '../../desk/update/director-key.ts';

const fileName = 'update-director.key';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-key-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('is made once, whole, for the desk’s own user, however many ask for it first', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => directorKey(folder)));

  expect(new Set(keys.map(({ keyId }) => keyId)).size).toBe(1);
  expect(await readdir(folder)).toEqual([fileName]);
  expect((await stat(join(folder, fileName))).mode & 0o777).toBe(0o600);
});

it('is made anew where a desk died before it had written its key', async () => {
  await writeFile(join(folder, fileName), '');

  const made = await directorKey(folder);

  expect((await directorKey(folder)).keyId).toBe(made.keyId);
  expect(await readdir(folder)).toEqual([fileName]);
});
