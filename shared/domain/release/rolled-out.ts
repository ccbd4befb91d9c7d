import { z } from 'zod';
import { compareVersions, releaseVersionSchema } from './release-version.ts';

/** Each reader pack has a higher number than the one before it. */
export const packNumberSchema = z.int().min(1).max(999_999);

/** The most bytes of a reader pack; the one that is built in has a tenth of it. */
export const largestPack = 256 * 1024;

/** What no version of the program begins with. */
export const packPrefix = 'readers-';

/** How a reader pack is called among versions: `readers-12`. */
export const packNameSchema = z.string().regex(/^readers-[1-9]\d{0,5}$/u);

/** What goes to kiosks ring by ring: a version of the program, or a reader pack. */
export const rolledOutSchema = z.union([releaseVersionSchema, packNameSchema]);

export function packName(number: number): string {
  return `${packPrefix}${number}`;
}

/** The number of a pack; null for a version of the program. */
export function packNumberOf(rolledOut: string): number | null {
  const digits = /^readers-(\d+)$/u.exec(rolledOut)?.[1];
  if (digits === undefined) return null;
  return packNumberSchema.safeParse(Number(digits)).data ?? null;
}

/** Whether both are versions of the program, or both packs. */
export function isSameKind(one: string, other: string): boolean {
  return (packNumberOf(one) === null) === (packNumberOf(other) === null);
}

/** Below zero when `one` is the older, as `compareVersions`; of two of one kind. */
export function compareRolledOut(one: string, other: string): number {
  const [left, right] = [packNumberOf(one), packNumberOf(other)];
  return left === null || right === null ? compareVersions(one, other) : left - right;
}
