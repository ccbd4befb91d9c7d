import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockData } from './data-lock.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balie-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('lets one station have a data folder', () => {
  const first = lockData(folder);

  expect(first.held).toBe(true);
  expect(lockData(folder)).toEqual({
    held: false,
    why: expect.stringContaining(`Another station (process ${process.pid}) uses ${folder}`),
  });
});

it('gives the folder free when the station ends', () => {
  const first = lockData(folder);
  if (first.held) first.release();

  expect(existsSync(join(folder, 'station.lock'))).toBe(false);
  expect(lockData(folder).held).toBe(true);
});

it('takes over from a station that was killed', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(join(folder, 'station.lock'), `${dead}\n`);

  expect(lockData(folder).held).toBe(true);
});

it('takes over from a lock that cannot be read', () => {
  writeFileSync(join(folder, 'station.lock'), 'half a li');

  expect(lockData(folder).held).toBe(true);
});

it('says why a folder cannot be used, without a stack', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');

  expect(lockData(file)).toEqual({
    held: false,
    why: expect.stringMatching(/^The data folder \S+ cannot be used \(EEXIST: .*--data\.$/u),
  });
});
