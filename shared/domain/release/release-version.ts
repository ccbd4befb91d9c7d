import { z } from 'zod';

/** A released version, `major.minor.patch` without anything behind it: what runs on kiosks has no pre-releases. */
export const releaseVersionSchema = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,5})(?:\.(?:0|[1-9]\d{0,5})){2}$/u);

/** Below zero when `one` is the older, zero when they are the same, above zero when it is the newer. */
export function compareVersions(one: string, other: string): number {
  const left = one.split('.').map(Number);
  const right = other.split('.').map(Number);
  for (let part = 0; part < 3; part += 1) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
