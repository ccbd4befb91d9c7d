import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '../../shared/base/result.ts';
import { sparseMedium } from '../simulated/block-medium.ts';
import {
  bitlockerImage,
  exfatImage,
  fat32Image,
  luks2Image,
  ntfsImage,
  type Image,
} from '../simulated/drive-images.ts';
import { mediumBytes } from '../simulated/image-source.ts';
import { crc32 } from './crc32.ts';
import { parseGptEntries, parseGptHeader } from './gpt.ts';
import type { ByteSource } from './layout.ts';
import { parseMbr } from './mbr.ts';
import { readLayout } from './read-layout.ts';
import { recognise } from './recognise.ts';
import type { Volume } from './volume.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);
const blocks = 2_000_000;

const layoutOf = async (
  contents: Image,
  rest: Partial<Parameters<typeof sparseMedium>[0]> = {},
) => {
  const found = await readLayout(mediumBytes(sparseMedium({ blocks, contents, ...rest })));
  if (!found.ok) throw new Error(found.fault.detail);
  return found.value;
};

const short = (one: Volume | null | 'unreadable' | undefined) =>
  typeof one === 'object' && one !== null
    ? [one.fileSystem, one.encryption, one.dirty, one.damaged]
    : one;

describe('the layout of a drive', () => {
  it.each([
    ['a clean FAT32', fat32Image(blocks), ['FAT32', null, false, false]],
    ['a dirty FAT32', fat32Image(blocks, { dirty: true }), ['FAT32', null, true, false]],
    ['a clean exFAT', exfatImage(blocks), ['exFAT', null, false, false]],
    ['a dirty exFAT', exfatImage(blocks, { dirty: true }), ['exFAT', null, true, false]],
    ['a clean NTFS', ntfsImage(blocks), ['NTFS', null, false, false]],
    ['a dirty NTFS', ntfsImage(blocks, { dirty: true }), ['NTFS', null, true, false]],
    ['LUKS', luks2Image(blocks), ['LUKS 2', 'LUKS', null, false]],
    ['BitLocker', bitlockerImage(blocks), ['BitLocker', 'BitLocker', null, false]],
  ])('knows %s in a partition', async (_name, image, expected) => {
    const { table, partitions, volumes } = await layoutOf(image);

    expect([table, partitions.length]).toEqual(['MBR', 1]);
    expect(volumes.map(short)).toEqual([expected]);
  });

  it('takes the second mark of FAT32 for dirty as well, which Windows alone sets', async () => {
    const image = fat32Image(blocks);
    const fat = image.get(2048 + 32);
    fat?.set([0xff, 0xff, 0xff, 0x07], 4);

    expect((await layoutOf(image)).volumes.map(short)).toEqual([['FAT32', null, true, false]]);
  });

  it('knows that BitLocker cannot be opened without its metadata', async () => {
    const image = bitlockerImage(blocks);
    image.delete(2048 + 0x2_0000 / 512);

    expect((await layoutOf(image)).volumes.map(short)).toEqual([
      ['BitLocker', 'BitLocker', null, true],
    ]);
  });

  it('keeps what it knows when the one more place cannot be read', async () => {
    const isUnreadable = (lba: number) => lba === 2048 + 4 * 8 + 6;
    // A megabyte into the partition the master file table begins, so its record is beyond the head.
    const image = ntfsImage(blocks);
    const boot = image.get(2048);
    boot?.set([0, 1, 0, 0], 48);
    const moved = (lba: number) => lba === 2048 + 256 * 8 + 6 || isUnreadable(lba);

    expect((await layoutOf(image, { isUnreadable: moved })).volumes.map(short)).toEqual([
      'unreadable',
    ]);
    expect(
      (await layoutOf(image, { isUnreadable: (lba) => lba === 2048 + 256 * 8 + 6 })).volumes.map(
        short,
      ),
    ).toEqual([['NTFS', null, null, false]]);
  });

  it('tells a blank drive from one that holds something unknown', async () => {
    expect(await layoutOf(new Map())).toMatchObject({ table: 'none', blank: true, volumes: [] });
    expect(await layoutOf(new Map([[3, Uint8Array.of(1)]]))).toMatchObject({
      blank: false,
      volumes: [null],
    });
  });

  it('says so when not even the beginning can be read', async () => {
    expect(await layoutOf(new Map(), { isUnreadable: (lba) => lba === 0 })).toMatchObject({
      table: 'none',
      blank: false,
      problems: ['unreadable'],
      volumes: ['unreadable'],
    });
  });

  it('notes a partition that ends after the drive', async () => {
    expect(await layoutOf(fat32Image(blocks + 1))).toMatchObject({ problems: ['beyond-end'] });
    expect(await layoutOf(fat32Image(blocks))).toMatchObject({ problems: [] });
  });

  it('does not run in circles through logical partitions', async () => {
    const image: Image = new Map();
    const record = (entries: readonly (readonly [number, number])[]) => {
      const bytes = new Uint8Array(512);
      entries.forEach(([type, first], index) => {
        bytes.set([0, 0, 0, 0, type, 0, 0, 0, first], 446 + index * 16);
        bytes[446 + index * 16 + 12] = 10;
      });
      bytes.set([0x55, 0xaa], 510);
      return bytes;
    };
    image.set(0, record([[0x05, 100]]));
    image.set(
      100,
      record([
        [0x83, 1],
        [0x05, 0],
      ]),
    );

    const { partitions } = await layoutOf(image);

    expect(partitions.length).toBeLessThanOrEqual(12);
    expect(partitions[0]).toEqual({ firstBlock: 101, blocks: 10 });
  });
});

it('has the check value of its CRC', () => {
  // The check value of CRC-32 in every catalogue: of the nine digits.
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf4_3926);
});

describe('recognising', () => {
  const head = (at: number, text: string, more: readonly (readonly [number, number])[] = []) => {
    const bytes = new Uint8Array(68 * 1024);
    bytes.set(new TextEncoder().encode(text), at);
    for (const [place, value] of more) bytes[place] = value;
    return bytes;
  };
  const signed = [
    [510, 0x55],
    [511, 0xaa],
  ] as const;

  it.each([
    ['XFS', head(0, 'XFSB')],
    ['Btrfs', head(0x1_0040, '_BHRfS_M')],
    ['ReFS', head(3, 'ReFS')],
    ['LVM', head(512, 'LABELONE')],
    ['ISO 9660', head(32_769, 'CD001')],
    ['UDF', head(32_769 + 2048, 'NSR02')],
    ['APFS', head(32, 'NXSB')],
    ['HFS+', head(1024, 'H+')],
    [
      'LUKS 1',
      head(0, 'LUKS', [
        [4, 0xba],
        [5, 0xbe],
        [7, 1],
      ]),
    ],
    ['Core Storage', head(88, 'CS', [[10, 0x10]])],
    ['BitLocker', head(3, '-FVE-FS-', signed)],
  ])('knows %s by its signature', (name, bytes) => {
    expect(recognise(bytes)?.fileSystem).toBe(name);
  });

  it('knows encryption by a Mac from a container that has none', () => {
    expect(recognise(head(32, 'NXSB'))?.encryption).toBeNull();
    expect(recognise(head(32, 'NXSB', [[0x518, 1]]))?.encryption).toBe('FileVault');
    expect(
      recognise(
        head(88, 'CS', [
          [10, 0x10],
          [172, 2],
        ]),
      )?.encryption,
    ).toBe('FileVault');
  });

  it('knows BitLocker To Go from the FAT that it pretends to be', () => {
    const bytes = head(3, 'MSWIN4.1', signed);
    bytes.set(Buffer.from('3bd66749292ed84a8399f6a339e3d001', 'hex'), 0x1a8);
    bytes[0x1b8 + 2] = 2;

    expect(recognise(bytes)).toMatchObject({
      fileSystem: 'BitLocker To Go',
      encryption: 'BitLocker',
      more: { offset: 0x2_0000 },
    });
  });

  it('knows nothing in nothing', () => {
    expect(recognise(new Uint8Array(0))).toBeNull();
    expect(recognise(new Uint8Array(68 * 1024))).toBeNull();
    expect(recognise(new Uint8Array(68 * 1024).fill(0xff))).toBeNull();
  });
});

describe('any bytes', () => {
  const seeds = [fat32Image, exfatImage, ntfsImage, luks2Image, bitlockerImage].map((image) =>
    joined(image(blocks)),
  );
  /** Bytes of a real beginning with a few of them changed, cut anywhere. */
  const mutated = fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(4095), fc.nat(255)), { maxLength: 24 }),
      fc.nat(8192),
    )
    .map(([seed, changes, length]) => {
      const bytes = seed.slice(0, length);
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      return bytes;
    });
  const anyBytes = fc.oneof(mutated, fc.uint8Array({ maxLength: 2048 }));

  function joined(image: Image): Uint8Array {
    const bytes = new Uint8Array(8192);
    for (let block = 0; block < 16; block += 1) {
      const content = image.get(2048 + block) ?? (block === 0 ? undefined : image.get(block));
      if (content !== undefined) bytes.set(content, block * 512);
    }
    return bytes;
  }

  it('are a table, a volume or nothing, and the one more place is a place', () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (bytes, more) => {
        const entries = parseMbr(bytes);
        expect(entries === null || entries.length <= 4).toBe(true);
        const header = parseGptHeader(bytes);
        if (header !== null) parseGptEntries(header, more);
        const found = recognise(bytes);
        if (found?.more != null) {
          expect(found.more.length).toBeLessThanOrEqual(4096);
          expect(Number.isSafeInteger(found.more.offset) && found.more.offset >= 0).toBe(true);
          expect(found.more.conclude(more).fileSystem).toBe(found.fileSystem);
        }
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('make a layout in a bounded number of reads, whatever stands where', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constant(null), anyBytes), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 100_000 }),
        async (answers, size) => {
          let reads = 0;
          const source: ByteSource = {
            blocks: size,
            blockSize: 512,
            async read(_offset, length) {
              const answer = answers[reads % answers.length] ?? null;
              reads += 1;
              if (answer === null || !(length >= 0)) return ok(null);
              const bytes = new Uint8Array(Math.min(length, 200_000));
              bytes.set(answer.subarray(0, bytes.length));
              return ok(bytes);
            },
          };

          const found = await readLayout(source);

          expect(found.ok).toBe(true);
          expect(reads).toBeLessThan(60);
        },
      ),
      { numRuns: fuzzRuns },
    );
  });
});
