import { createHash } from 'node:crypto';
import { builtInPack } from '../../devices/pack/built-in-pack.ts';
import type { ReaderPack } from '../../shared/domain/reader-pack.ts';
import type { ListedPack } from '../../shared/domain/release/documents.ts';

/** The file of a pack: what is built in, and what is different; as many bytes as wanted, by blanks behind it. */
export function packFile(
  number: number,
  other: Partial<ReaderPack> = {},
  bytes = 0,
  blank = ' ',
): Buffer {
  return Buffer.from(JSON.stringify({ ...builtInPack, ...other, number }).padEnd(bytes, blank));
}

/** The same pack, but that iOS 30 came and every model that goes on can run it. */
export function withNewerIos(number: number): Buffer {
  const { apple } = builtInPack;
  const [newest] = apple.versions;
  if (newest === undefined) throw new Error('The built-in pack lists no version');
  return packFile(number, {
    apple: {
      ...apple,
      knownUntil: '2030-09',
      versions: [{ ...newest, version: 30 }, ...apple.versions],
      lastByGeneration: apple.lastByGeneration.map((one) => ({
        ...one,
        newest: one.newest === newest.version ? 30 : one.newest,
      })),
    },
  });
}

/** A pack as the offline key lists it. */
export function listedPack(
  number: number,
  content: Uint8Array,
  other: Partial<ListedPack> = {},
): ListedPack {
  return {
    number,
    madeAt: '2026-11-28T09:00:00.000Z',
    file: {
      name: `readers-${number}.pack`,
      size: content.length,
      sha512: createHash('sha512').update(content).digest('hex'),
    },
    readableFrom: '0.1.0',
    ...other,
  };
}
