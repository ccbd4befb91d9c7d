import { isEmpty } from '../volumes/peek.ts';

/** What one spot was, without its bytes: those are compared and forgotten. */
export interface SpotSeen {
  readonly lba: number;
  readonly count: number;
  readonly result: 'read' | 'empty' | 'unreadable';
  readonly slow: boolean;
  /** Of the content, null when it says nothing: empty, or the same sector over and over. */
  readonly fingerprint: string | null;
}

/** Longer than this for 64 kB is a drive that tries again and again inside. */
export const slowSpotMs = 500;

const sectorLength = 512;

/** FNV-1a in two halves, 64 bits together: two spots with one are the same bytes, near enough. */
export function fingerprint(bytes: Uint8Array): string | null {
  if (isRepetitive(bytes)) return null;
  let one = 0x811c_9dc5;
  let other = 0x9dc5_811c;
  for (const byte of bytes) {
    one = Math.imul(one ^ byte, 0x0100_0193);
    other = Math.imul(other ^ byte, 0x0100_01b3);
  }
  return `${(one >>> 0).toString(16)}-${(other >>> 0).toString(16)}`;
}

/** Every sector is as the first: test patterns and erased flash, which say nothing of where they lie. */
function isRepetitive(bytes: Uint8Array): boolean {
  for (let index = sectorLength; index < bytes.length; index += 1) {
    if (bytes[index] !== bytes[index - sectorLength]) return false;
  }
  return true;
}

export function seen(
  spot: { readonly lba: number; readonly count: number },
  bytes: Uint8Array,
  tookMs: number,
): SpotSeen {
  return {
    lba: spot.lba,
    count: spot.count,
    result: isEmpty(bytes) ? 'empty' : 'read',
    slow: tookMs > slowSpotMs,
    fingerprint: fingerprint(bytes),
  };
}

/**
 * The distance at which a drive shows its beginning again, in blocks; null when it does not. Only
 * where a chip would end: copies of files and of file tables lie elsewhere.
 */
export function repeatsAfter(beginning: SpotSeen | undefined, echoes: readonly SpotSeen[]) {
  if (beginning === undefined || beginning.fingerprint === null) return null;
  const same = echoes
    .filter((one) => one.fingerprint === beginning.fingerprint)
    .map((one) => one.lba);
  return same.length === 0 ? null : Math.min(...same);
}

/** So many spots must end a drive before its end counts as a sign. */
const fewestAtEnd = 6;

/**
 * The block from which on every spot that was looked at has this result, when those are at least six
 * and something else stands before them; null otherwise.
 */
export function onlyFrom(spots: readonly SpotSeen[], result: SpotSeen['result']): number | null {
  const ordered = spots.toSorted((left, right) => left.lba - right.lba);
  const lastOther = ordered.findLastIndex((one) => one.result !== result);
  const tail = ordered.slice(lastOther + 1);
  return lastOther < 0 || tail.length < fewestAtEnd ? null : (tail[0]?.lba ?? null);
}
