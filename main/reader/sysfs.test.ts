import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSysfs, usbSysfsState } from './sysfs.ts';

it('knows nothing of a device that has just left, and says so without a throw', async () => {
  expect(await readSysfs('/nowhere', '1-1')).toEqual({
    descriptors: null,
    bitsPerSecond: null,
    strings: { maker: null, product: null, serial: null },
  });
  expect(await usbSysfsState('/nowhere')).toBe('missing');
});

it('reads speeds with a fraction, and no speed from nonsense', async () => {
  const root = await mkdtemp(join(tmpdir(), 'balie-sysfs-'));
  try {
    for (const [port, speed] of [
      ['1-1', '1.5\n'],
      ['1-2', 'unknown\n'],
    ] as const) {
      await mkdir(join(root, port));
      await writeFile(join(root, port, 'speed'), speed);
    }

    expect((await readSysfs(root, '1-1')).bitsPerSecond).toBe(1_500_000);
    expect((await readSysfs(root, '1-2')).bitsPerSecond).toBeNull();
    expect(await usbSysfsState(root)).toBe('there');
  } finally {
    await rm(root, { recursive: true });
  }
});
