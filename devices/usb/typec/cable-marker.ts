/** What the chip in a cable's plug says that the cable can do. */
export interface CableMarker {
  /** Signals only; what runs over them is agreed between the two ends. */
  readonly bitsPerSecond: number | null;
  readonly milliamperes: 3000 | 5000 | null;
}

/** By the value of the field; Gen 3 is 20 Gbit/s on each of two lanes. */
const speeds = [480_000_000, 5_000_000_000, 10_000_000_000, 40_000_000_000] as const;

/**
 * The first product VDO of a passive or active cable, USB PD 3.1 sections 6.4.4.3.1.6 and .7: bits 2..0
 * the highest speed (0 USB 2.0 only, 1 USB 3.2 Gen 1, 2 Gen 2, 3 USB4 Gen 3), bits 6..5 the current
 * (1: 3 A, 2: 5 A). Text as in sysfs, `0x00082040`. Null when it says nothing.
 */
export function parseCableMarker(text: string | undefined): CableMarker | null {
  if (text === undefined || !/^0x[0-9a-f]{1,8}$/iu.test(text)) return null;
  const vdo = Number.parseInt(text.slice(2), 16);
  // A cable without answer is listed as zeros.
  if (vdo === 0) return null;
  const currentBits = (vdo >>> 5) & 0x03;
  return {
    bitsPerSecond: speeds[vdo & 0x07] ?? null,
    milliamperes: currentBits === 1 ? 3000 : currentBits === 2 ? 5000 : null,
  };
}
