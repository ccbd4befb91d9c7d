/** A link's speed as technicians write it: `480 Mbit/s`, `10 Gbit/s`. */
export function speedText(bitsPerSecond: number | null): string {
  if (bitsPerSecond === null) return 'speed unknown';
  return bitsPerSecond >= 1_000_000_000
    ? `${bitsPerSecond / 1_000_000_000} Gbit/s`
    : `${bitsPerSecond / 1_000_000} Mbit/s`;
}
