import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStorageInUse } from './storage-in-use.ts';

let root: string;
const disk = () => join(root, '1-2/1-2:1.0/host6/target6:0:0/6:0:0:0/block/sdb');
const files = () => ({ mounts: join(root, 'mountinfo'), swaps: join(root, 'swaps') });
const inUse = (interfaceNumber = 0, port = '1-2') =>
  isStorageInUse(root, port, interfaceNumber, files());

const rootMount = '22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw\n';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'balie-storage-'));
  await mkdir(join(disk(), 'holders'), { recursive: true });
  await writeFile(join(disk(), 'dev'), '8:16\n');
  await mkdir(join(disk(), 'sdb1/holders'), { recursive: true });
  await writeFile(join(disk(), 'sdb1/dev'), '8:17\n');
  await mkdir(join(disk(), 'queue'));
  await writeFile(files().mounts, rootMount);
  await writeFile(files().swaps, 'Filename\tType\tSize\tUsed\tPriority\n');
});

afterEach(() => rm(root, { recursive: true }));

describe('a disk behind an interface is in use', () => {
  it('not while nothing is mounted on it', async () => {
    expect(await inUse()).toBe(false);
  });

  it.each([
    ['itself', '40 22 8:16 / /media/x rw - vfat /dev/sdb rw\n'],
    ['by a partition', '40 22 8:17 / /media/x rw - vfat /dev/sdb1 rw\n'],
    ['read-only too', '40 22 8:17 / /media/x ro master:3 - fuseblk /dev/sdb1 ro\n'],
    ['by a file system with a number of its own', '40 22 0:51 / /mnt rw - btrfs /dev/sdb1 rw\n'],
  ])('when it is mounted %s', async (_what, line) => {
    await writeFile(files().mounts, rootMount + line);

    expect(await inUse()).toBe(true);
  });

  it('when something lies on top of it, or it is swapped to', async () => {
    await mkdir(join(disk(), 'sdb1/holders/dm-0'));
    expect(await inUse()).toBe(true);
    await rm(join(disk(), 'sdb1/holders/dm-0'), { recursive: true });

    await writeFile(files().swaps, 'Filename\n/dev/sdb1   partition 1 0 -2\n');
    expect(await inUse()).toBe(true);
  });

  it('when the system does not say what is mounted', async () => {
    await rm(files().mounts);

    expect(await inUse()).toBe(true);
  });

  it('only for the interface and the port that it hangs on', async () => {
    await writeFile(files().mounts, `${rootMount}40 22 8:17 / /media/x rw - vfat /dev/sdb1 rw\n`);

    expect([await inUse(1), await inUse(0, '1-3')]).toEqual([false, false]);
  });
});
