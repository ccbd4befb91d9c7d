import { conclude, type FactView, type Rule } from './rule.ts';

/** Below these shares of free space Android warns, and stops updating (AOSP, StorageManager). */
const freePercent = { full: 5, almostFull: 10 } as const;
const lowBatteryPercent = 15;
const gigabyte = 1_000_000_000;

/** A gigabyte is 10⁹ bytes, as on the box; one decimal below ten. */
function gigabytes(bytes: number): number {
  const value = bytes / gigabyte;
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}

function spaceFinding(facts: FactView, subject: 'storage' | 'storage-card'): ReturnType<Rule> {
  const percent = facts.number(`${subject}.free-percent`);
  const free = facts.number(`${subject}.free`);
  const capacity = facts.number(`${subject}.capacity`);
  if (percent === null || free === null || capacity === null) return null;
  if (percent >= freePercent.almostFull) return null;
  const full = percent < freePercent.full;
  return conclude(facts, {
    code: `${subject}-${full ? 'full' : 'almost-full'}`,
    verdict: full && subject === 'storage' ? 'fault' : 'attention',
    route: 'mobile',
    params: { freeGb: gigabytes(free), capacityGb: gigabytes(capacity), freePercent: percent },
    basedOn: [`${subject}.free`, `${subject}.capacity`, `${subject}.free-percent`],
  });
}

const storageSpace: Rule = (facts) => spaceFinding(facts, 'storage');
const cardSpace: Rule = (facts) => spaceFinding(facts, 'storage-card');

/** A phone shows its storage only unlocked and with "File transfer" chosen. */
const nothingShown: Rule = (facts) => {
  if (facts.number('storage.shown') !== 0) return null;
  const camera = facts.text('device.kind') === 'camera';
  return conclude(facts, {
    code: camera ? 'no-memory-card' : 'phone-locked',
    verdict: camera ? 'attention' : 'unknown',
    route: camera ? 'peripherals' : 'mobile',
    params: {},
    basedOn: ['storage.shown', 'device.kind'],
  });
};

const batteryLow: Rule = (facts) => {
  const level = facts.number('battery.level');
  if (level === null || level > lowBatteryPercent) return null;
  return conclude(facts, {
    code: 'battery-low',
    verdict: 'attention',
    route: 'mobile',
    params: { level },
    basedOn: ['battery.level'],
  });
};

/** Rules over space and charge. */
export const storageRules: readonly Rule[] = [storageSpace, cardSpace, batteryLow, nothingShown];
