import { safeTransfer } from './drive-bytes.ts';
import type { Capacity } from './replies.ts';

/** One read of the sample. */
export interface Spot {
  readonly lba: number;
  readonly count: number;
}

export interface SamplePlan {
  /** The first megabyte, in order: its speed is measured. */
  readonly beginning: readonly Spot[];
  /** Where a drive that is smaller than it says would begin again, smallest first. */
  readonly echoes: readonly Spot[];
  /** Spread evenly over the rest, the last blocks among them; from the middle outwards by halves. */
  readonly spread: readonly Spot[];
}

const beginningBytes = 1_048_576;
const spreadSpots = 32;
const gibibyte = 2 ** 30;
/** Fakes are made of chips of these sizes: 256 MB up to half of what is claimed. */
const smallestChip = gibibyte / 4;

/** Where a sample of a drive of this size reads: at most 64 kB at a time, under 4 MB in all. */
export function samplePlan({ blocks, blockSize }: Capacity, transfer = safeTransfer): SamplePlan {
  const perSpot = safeTransfer / blockSize;
  return {
    beginning: beginningSpots(blocks, Math.floor(transfer / blockSize), beginningBytes / blockSize),
    echoes: echoSpots(blocks, blockSize, perSpot),
    spread: spreadOver(blocks, perSpot, beginningBytes / blockSize),
  };
}

function beginningSpots(blocks: number, step: number, end: number): readonly Spot[] {
  const spots: Spot[] = [];
  const last = Math.min(blocks, end);
  for (let lba = 0; lba < last; lba += step) spots.push({ lba, count: Math.min(step, last - lba) });
  return spots;
}

function echoSpots(blocks: number, blockSize: number, count: number): readonly Spot[] {
  const spots: Spot[] = [];
  for (let chip = smallestChip; ; chip *= 2) {
    const lba = chip / blockSize;
    // Twice the chip or more is what a fake claims.
    if (lba * 2 > blocks * 1.2 || lba + count > blocks) return spots;
    spots.push({ lba, count });
  }
}

function spreadOver(blocks: number, count: number, from: number): readonly Spot[] {
  const room = blocks - count - from;
  if (room <= 0) {
    const lba = Math.min(blocks, from);
    return lba < blocks ? [{ lba, count: Math.min(count, blocks - lba) }] : [];
  }
  const spots = Math.min(spreadSpots, Math.floor(room / count) + 1);
  const places = Array.from({ length: spots }, (_unused, index) => ({
    lba: from + (spots === 1 ? room : Math.floor((room * index) / (spots - 1))),
    count,
  }));
  // When time runs out half way, what was read should still be spread: the order of the reversed bits.
  return places.toSorted((left, right) => rank(places.indexOf(left)) - rank(places.indexOf(right)));
}

/** The last spot first, then halves: 31, 15, 7, 23, … */
function rank(index: number): number {
  const value = index + 1;
  let reversed = 0;
  for (let bit = 0; bit < 6; bit += 1) reversed = reversed * 2 + ((value >> bit) & 1);
  return reversed;
}
