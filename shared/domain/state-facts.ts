import { z } from 'zod';
import { type Fact, factSchema } from './readout.ts';

/** A fact as it is kept with what was signed: how it came to be known stays with its reading. */
const stateFactSchema = factSchema.pick({ key: true, value: true, unit: true });
export type StateFact = Readonly<z.infer<typeof stateFactSchema>>;

/** By what a device that comes back is compared with how it went out. None says whose it is or what is on it. */
const stateKeys: ReadonlySet<string> = new Set([
  'battery.health-percent',
  'battery.cycles',
  'battery.nominal-capacity',
  'android-battery.condition',
  'android-battery.capacity-left',
  'android-battery.cycles',
  'android.release',
  'android.security-patch',
  'android.encryption',
  'android.verified-boot',
  'android.boot-loader-locked',
  'apple.system-version',
  'apple.supervised',
  'apple.find-my',
  'storage.capacity',
  'storage.free-percent',
  'drive.capacity',
  'drive-smart.passed',
  'drive-smart.reallocated',
  'drive-smart.wear-used',
]);

export const stateFactsSchema = z.array(stateFactSchema).max(stateKeys.size);

/** The facts of a reading that say how a device is, in the order in which they were read; each once. */
export function stateFacts(facts: readonly Fact[]): StateFact[] {
  const found = new Map<string, StateFact>();
  for (const { key, value, unit } of facts) {
    if (stateKeys.has(key) && !found.has(key)) found.set(key, { key, value, unit });
  }
  return [...found.values()];
}
