import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';
import type { Asset } from './asset.ts';
import type { Fact } from './readout.ts';

/**
 * Which lock keeps a device useless after it was wiped: Apple's Activation Lock while Find My is on, or
 * Android's Factory Reset Protection while a Google account is on it. Null for what has neither.
 */
export type AccountLockKind = 'apple' | 'google';

/** The lock that a device of this type and maker can have. */
export function accountLockKind({
  type,
  maker,
}: Pick<Asset, 'type' | 'maker'>): AccountLockKind | null {
  const isApple = /^apple\b/iu.test(maker.trim());
  if (type === 'phone' || type === 'tablet') return isApple ? 'apple' : 'google';
  return isApple && (type === 'laptop' || type === 'pc') ? 'apple' : null;
}

/** What is known of the lock of one device. */
export const lockStateSchema = z.enum(['locked', 'free']);
export type LockState = z.infer<typeof lockStateSchema>;

/** Somebody looked, or the device said it. */
export const lockCheckSchema = z.strictObject({
  state: lockStateSchema,
  source: z.enum(['read', 'asked']),
  at: timestampSchema,
  by: z.string().max(120),
});
export type LockCheck = Readonly<z.infer<typeof lockCheckSchema>>;

/** What a reading says about the lock; null when it says nothing, as of every device without trust. */
export function lockOfFacts(facts: readonly Pick<Fact, 'key' | 'value'>[]): LockState | null {
  const findMy = facts.find(({ key }) => key === 'apple.find-my')?.value;
  if (typeof findMy !== 'boolean') return null;
  return findMy ? 'locked' : 'free';
}

/** Serial numbers that a reading gives its device, the surest first. */
export function serialsOf(facts: readonly Pick<Fact, 'key' | 'value'>[]): readonly string[] {
  const keys = ['apple.serial', 'printer.serial', 'mtp.serial', 'device.serial', 'label.serial'];
  return keys.flatMap((wanted) => {
    const value = facts.find(({ key }) => key === wanted)?.value;
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
}
