/** The value below which `share` (0 to 1) of the samples lie, by nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error('No samples');
  return value;
}

/** Half of the samples lie below it. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}
