import { readFileSync, truncateSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { storageLayout } from '../../devices/probes/storage-layout.ts';
import { storageSample } from '../../devices/probes/storage-sample.ts';
import { bitlockerImage } from '../../devices/simulated/drive-images.ts';
import { directPort } from '../../devices/simulated/direct-port.ts';
import { mediumBytes } from '../../devices/simulated/image-source.ts';
import { simulatedDevice } from '../../devices/simulated/catalogue.ts';
import { described, runProbe } from '../../devices/simulated/run-probe.ts';
import { ScsiResponder } from '../../devices/simulated/scsi-responder.ts';
import { stickDrive } from '../../devices/simulated/sticks.ts';
import { readLayout } from '../../devices/volumes/read-layout.ts';
import { fileMedium, ImageWorkshop, poke } from './drive-images.ts';

// Fails here, with the names of the packages, on a machine that lacks the tools.
const workshop = new ImageWorkshop();
afterAll(() => workshop[Symbol.dispose]());

const stick = simulatedDevice('usb-stick');
if (stick === undefined) throw new Error('No simulated stick');
const device = described(stick);

/** What the probe learns of an image, by way of USB packets and SCSI commands. */
async function factsOf(path: string, probe = storageLayout, blockSize = 512) {
  using medium = fileMedium(path, blockSize);
  const port = directPort(new ScsiResponder(stickDrive(medium)));
  const { facts, fault } = await runProbe(probe, port, device);
  expect(fault).toBeNull();
  return facts;
}

async function layoutOf(path: string) {
  using medium = fileMedium(path);
  const layout = await readLayout(mediumBytes(medium));
  if (!layout.ok) throw new Error(layout.fault.detail);
  return layout.value;
}

/** How blkid calls what we call otherwise. */
function blkidName({ TYPE, VERSION }: Readonly<Record<string, string>>): string {
  const names: Readonly<Record<string, string>> = {
    vfat: VERSION ?? 'vfat',
    exfat: 'exFAT',
    ntfs: 'NTFS',
    crypto_LUKS: `LUKS ${VERSION}`,
    udf: 'UDF',
    iso9660: 'ISO 9660',
  };
  return names[TYPE ?? ''] ?? TYPE ?? 'nothing';
}

type Make = (path: string) => string;
const luks = (type: string, path: string) =>
  workshop.run(
    'cryptsetup',
    [
      'luksFormat',
      '-q',
      '--type',
      type,
      '--pbkdf',
      'pbkdf2',
      '--pbkdf-force-iterations',
      '1000',
      path,
      '-',
    ],
    'secret',
  );
const volumes: readonly (readonly [string, number, Make])[] = [
  ['fat12', 4, (path) => workshop.run('mkfs.vfat', ['-F', '12', path])],
  ['fat16', 32, (path) => workshop.run('mkfs.vfat', ['-F', '16', path])],
  ['fat32', 64, (path) => workshop.run('mkfs.vfat', ['-F', '32', path])],
  ['fat32-4k', 300, (path) => workshop.run('mkfs.vfat', ['-F', '32', '-S', '4096', path])],
  ['exfat', 32, (path) => workshop.run('mkfs.exfat', [path])],
  ['ntfs', 16, (path) => workshop.run('mkntfs', ['-F', '-Q', '-q', path])],
  ['ext2', 16, (path) => workshop.run('mkfs.ext4', ['-q', '-t', 'ext2', path])],
  ['ext3', 16, (path) => workshop.run('mkfs.ext4', ['-q', '-t', 'ext3', path])],
  ['ext4', 16, (path) => workshop.run('mkfs.ext4', ['-q', path])],
  ['luks1', 32, (path) => luks('luks1', path)],
  ['luks2', 32, (path) => luks('luks2', path)],
  ['udf', 16, (path) => workshop.run('mkudffs', ['--media-type=hd', '--blocksize=2048', path])],
  ['iso', 1, (path) => workshop.run('genisoimage', ['-quiet', '-o', path, workshop.emptyFolder()])],
];

describe('a volume that another program made', () => {
  it.each(volumes)(
    '%s is called what blkid calls it, and is clean',
    async (name, megabytes, make) => {
      const path = workshop.image(name, megabytes);
      make(path);

      const facts = await factsOf(path);

      expect(facts['drive-layout.file-systems']).toEqual([blkidName(workshop.blkid(path))]);
      expect(facts['drive-layout.table']).toBe('none');
      expect(facts['drive-layout.dirty'] ?? false).toBe(false);
      expect(facts['drive-layout.encryption'] ?? []).toEqual(
        name.startsWith('luks') ? ['LUKS'] : [],
      );
    },
  );

  it('is blank when nobody made anything', async () => {
    const path = workshop.image('blank', 8);

    expect(workshop.blkid(path)).toEqual({});
    expect(await factsOf(path)).toMatchObject({ 'drive-layout.blank': true });
  });

  it('is BitLocker where blkid says so', async () => {
    const path = workshop.image('bitlocker', 16);
    for (const [block, bytes] of bitlockerImage(32_768)) poke(path, block * 512, bytes);

    expect(workshop.blkid(path, 2048 * 512)['TYPE']).toBe('BitLocker');
    expect(await factsOf(path)).toMatchObject({ 'drive-layout.encryption': ['BitLocker'] });
  });
});

describe('a volume that was not closed', () => {
  it('is dirty for us where fsck.vfat says so: FAT32', async () => {
    const path = workshop.image('fat32-dirty', 64);
    workshop.run('mkfs.vfat', ['-F', '32', path]);
    expect(workshop.run('fsck.vfat', ['-n', path])).not.toContain('Dirty bit is set');
    poke(path, 0x41, Uint8Array.of(1));

    expect(workshop.run('fsck.vfat', ['-n', path])).toContain('Dirty bit is set');
    expect(await factsOf(path)).toMatchObject({ 'drive-layout.dirty-volumes': ['FAT32'] });
  });

  it('is dirty for us where fsck.vfat says so: FAT16', async () => {
    const path = workshop.image('fat16-dirty', 32);
    workshop.run('mkfs.vfat', ['-F', '16', path]);
    poke(path, 0x25, Uint8Array.of(1));

    expect(workshop.run('fsck.vfat', ['-n', path])).toContain('Dirty bit is set');
    expect(await factsOf(path)).toMatchObject({ 'drive-layout.dirty-volumes': ['FAT16'] });
  });

  it('is dirty for us after ntfsfix has marked it for a check: NTFS', async () => {
    const path = workshop.image('ntfs-dirty', 16);
    workshop.run('mkntfs', ['-F', '-Q', '-q', path]);
    expect(workshop.run('ntfsinfo', ['-m', '-f', path])).toContain('Volume Flags: 0x0000');
    workshop.run('ntfsfix', [path]);

    expect(workshop.run('ntfsinfo', ['-m', '-f', path])).toContain('Volume Flags: 0x0001');
    expect(await factsOf(path)).toMatchObject({ 'drive-layout.dirty-volumes': ['NTFS'] });
  });

  it('is dirty for us where dumpe2fs says so: ext4', async () => {
    const path = workshop.image('ext4-dirty', 16);
    workshop.run('mkfs.ext4', ['-q', path]);
    workshop.run('debugfs', ['-w', '-R', 'ssv state 0', path]);

    expect(workshop.run('dumpe2fs', ['-h', path])).toMatch(/Filesystem state: +not clean/u);
    expect(await factsOf(path)).toMatchObject({ 'drive-layout.dirty-volumes': ['ext4'] });
  });
});

const sfdiskSchema = z.object({
  partitiontable: z.object({
    label: z.string(),
    partitions: z.array(z.object({ start: z.int(), size: z.int(), type: z.string() })),
  }),
});

/** The partitions as sfdisk lists them, without the extended one, which holds others. */
function sfdiskPartitions(path: string) {
  const told = workshop.run('sfdisk', ['--json', path]);
  const { partitiontable } = sfdiskSchema.parse(JSON.parse(told.slice(told.indexOf('{'))));
  return partitiontable.partitions
    .filter(({ type }) => !['5', 'f'].includes(type))
    .map(({ start, size }) => ({ firstBlock: start, blocks: size }));
}

const ours = async (path: string) =>
  (await layoutOf(path)).partitions.map(({ firstBlock, blocks }) => ({ firstBlock, blocks }));

function gpt(name: string): string {
  const path = workshop.image(name, 40);
  workshop.run('sgdisk', [
    '-n',
    '1:2048:+8M',
    '-t',
    '1:0700',
    '-n',
    '2:0:+8M',
    '-t',
    '2:8300',
    path,
  ]);
  return path;
}

describe('a partition table that another program made', () => {
  it('has the partitions that sfdisk lists: MBR with logical ones', async () => {
    const path = workshop.image('mbr', 40);
    workshop.run(
      'sfdisk',
      ['-q', path],
      'label: dos\n2048,8192,c\n,8192,83\n,,5\n,8192,83\n,8192,7\n',
    );
    const { partitions, table, problems } = await layoutOf(path);

    expect([table, problems]).toEqual(['MBR', []]);
    expect(sfdiskPartitions(path)).toHaveLength(4);
    expect(partitions.map(({ firstBlock, blocks }) => ({ firstBlock, blocks }))).toEqual(
      sfdiskPartitions(path),
    );
  });

  it('has the partitions that sfdisk lists, and no problem: GPT', async () => {
    const path = gpt('gpt');

    expect(workshop.run('sgdisk', ['-v', path])).toContain('No problems found');
    expect(await layoutOf(path)).toMatchObject({ table: 'GPT', problems: [] });
    expect(await ours(path)).toEqual(sfdiskPartitions(path));
  });

  it('holds the volumes that blkid finds at their places', async () => {
    const path = gpt('gpt-volumes');
    const [first, second] = sfdiskPartitions(path);
    const part = (name: string, tool: string, args: readonly string[]) => {
      const volume = workshop.image(name, 8);
      workshop.run(tool, [...args, volume]);
      return readFileSync(volume);
    };
    poke(path, (first?.firstBlock ?? 0) * 512, part('part-fat', 'mkfs.vfat', ['-F', '12']));
    poke(path, (second?.firstBlock ?? 0) * 512, part('part-ext', 'mkfs.ext4', ['-q']));

    const facts = await factsOf(path);

    const told = [first, second].map((one) =>
      blkidName(workshop.blkid(path, (one?.firstBlock ?? 0) * 512)),
    );
    expect(told).toEqual(['FAT12', 'ext4']);
    expect(facts).toMatchObject({
      'drive-layout.partitions': 2,
      'drive-layout.file-systems': told,
    });
  });

  it.each([
    ['its first header', 512 + 40, 'primary-header', 'Main header: ERROR'],
    ['its first entries', 1024 + 56, 'primary-entries', 'Main partition table: ERROR'],
    ['its last header', 40 * 1_048_576 - 512 + 40, 'backup-header', 'Backup header: ERROR'],
  ])('is damaged for us as for sgdisk: %s', async (_name, offset, problem, words) => {
    const path = gpt('gpt-damaged');
    const before = sfdiskPartitions(path);
    poke(path, offset, Uint8Array.of(0xff));

    expect(workshop.run('sgdisk', ['-v', path])).toContain(words);
    const { problems } = await layoutOf(path);
    expect(problems).toEqual([problem]);
    // From the copy that is whole.
    expect(await ours(path)).toEqual(before);
  });

  it('misses its end on a drive that is too small', async () => {
    const path = gpt('gpt-cut');
    truncateSync(path, 12 * 1_048_576);

    expect((await layoutOf(path)).problems).toEqual(['backup-header', 'beyond-end']);
  });

  it('is sampled without an error to the last block', async () => {
    const path = gpt('gpt-sample');

    expect(await factsOf(path, storageSample)).toMatchObject({
      'drive-sample.unreadable': 0,
      'drive-sample.slow': 0,
    });
  });
});
