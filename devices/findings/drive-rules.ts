import { knownKeys } from './known-keys.ts';
import { conclude, type FactView, type Rule } from './rule.ts';

const gigabyte = 1_000_000_000;
const megabyte = 1_000_000;

/** A gigabyte is 10⁹ bytes, as on the box; one decimal below ten. */
function gigabytes(bytes: number): number {
  const value = bytes / gigabyte;
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}

/**
 * Below these a drive is slow, whatever it is: the slowest sticks of each generation read four times
 * as fast, and 64 kB at a time costs us at most half.
 */
const slowest = [
  { bitsPerSecond: 5_000_000_000, bytesPerSecond: 4 * megabyte },
  { bitsPerSecond: 480_000_000, bytesPerSecond: megabyte },
] as const;

/** A sign and no proof: that would take writing, which is never done. */
const notItsSize: Rule = (facts) => {
  const claimed = facts.number('drive.capacity');
  const repeats = facts.number('drive-sample.repeats-after');
  if (claimed === null || repeats === null) return null;
  return conclude(facts, {
    code: 'drive-not-its-size',
    verdict: 'attention',
    params: { claimedGb: gigabytes(claimed), realGb: gigabytes(repeats) },
    basedOn: ['drive.capacity', 'drive-sample.repeats-after'],
    route: 'storage',
  });
};

const endUnreadable: Rule = (facts) => {
  const percent = facts.number('drive-sample.unreadable-from');
  if (percent === null) return null;
  return conclude(facts, {
    code: 'drive-end-unreadable',
    verdict: 'fault',
    params: { percent },
    basedOn: ['drive-sample.unreadable-from', 'drive-sample.unreadable', 'drive-sample.spots'],
    route: 'storage',
  });
};

const unreadableSpots: Rule = (facts) => {
  const bad = facts.number('drive-sample.unreadable');
  const spots = facts.number('drive-sample.spots');
  if (bad === null || spots === null || bad === 0) return null;
  if (facts.number('drive-sample.unreadable-from') !== null) return null;
  return conclude(facts, {
    code: 'drive-unreadable-spots',
    verdict: 'fault',
    params: { bad, spots },
    basedOn: ['drive-sample.unreadable', 'drive-sample.spots'],
    route: 'storage',
  });
};

const slowSpots: Rule = (facts) => {
  const slow = facts.number('drive-sample.slow');
  const spots = facts.number('drive-sample.spots');
  if (slow === null || spots === null || slow === 0) return null;
  return conclude(facts, {
    code: 'drive-slow-spots',
    verdict: 'attention',
    params: { slow, spots },
    basedOn: ['drive-sample.slow', 'drive-sample.spots'],
    route: 'storage',
  });
};

const slowForLink: Rule = (facts) => {
  const speed = facts.number('drive-sample.speed');
  const link = facts.number('usb.speed');
  if (speed === null || link === null) return null;
  const limit = slowest.find((one) => link >= one.bitsPerSecond)?.bytesPerSecond ?? 0;
  if (speed >= limit) return null;
  const measured = Math.round((speed / megabyte) * 10) / 10;
  return conclude(facts, {
    code: 'drive-slow-for-link',
    verdict: 'attention',
    params: { measured, limit: limit / megabyte, megabits: Math.round(link / megabyte) },
    basedOn: ['drive-sample.speed', 'usb.speed'],
    route: 'storage',
  });
};

const writeProtected: Rule = (facts) =>
  facts.flag('drive.write-protected') === true
    ? conclude(facts, {
        code: 'drive-write-protected',
        verdict: 'attention',
        params: {},
        basedOn: ['drive.write-protected'],
        route: 'storage',
      })
    : null;

const noMedium: Rule = (facts) =>
  facts.flag('drive.medium-present') === false
    ? conclude(facts, {
        code: 'drive-no-medium',
        verdict: 'attention',
        params: { slots: facts.number('drive.slots') ?? 1 },
        basedOn: knownKeys(facts, 'drive.medium-present', 'drive.slots'),
        route: 'storage',
      })
    : null;

const notReady: Rule = (facts) => {
  const sense = facts.text('drive.not-ready');
  if (sense === null) return null;
  return conclude(facts, {
    code: 'drive-not-ready',
    verdict: 'unknown',
    params: { sense },
    basedOn: ['drive.not-ready'],
    route: 'storage',
  });
};

/** Nothing at all, or a table without a partition. */
const blank: Rule = (facts) => {
  const noPartition =
    facts.number('drive-layout.partitions') === 0 && facts.list('drive-layout.problems') === null;
  if (facts.flag('drive-layout.blank') !== true && !noPartition) return null;
  return conclude(facts, {
    code: 'drive-blank',
    verdict: 'attention',
    params: { table: facts.text('drive-layout.table') ?? 'none' },
    basedOn: knownKeys(
      facts,
      'drive-layout.blank',
      'drive-layout.partitions',
      'drive-layout.table',
    ),
    route: 'storage',
  });
};

const unknownVolume: Rule = (facts) => {
  const count = facts.number('drive-layout.unknown-volumes');
  // Small partitions without a file system are usual beside others; alone one is worth a word.
  if (count === null || facts.list('drive-layout.file-systems') !== null) return null;
  return conclude(facts, {
    code: 'drive-file-system-unknown',
    verdict: 'unknown',
    params: { count },
    basedOn: ['drive-layout.unknown-volumes', 'drive-layout.table'],
    route: 'storage',
  });
};

const unreadableVolume: Rule = (facts) => {
  const count = facts.number('drive-layout.unreadable-volumes');
  if (count === null) return null;
  return conclude(facts, {
    code: 'drive-volume-unreadable',
    verdict: 'fault',
    params: { count },
    basedOn: ['drive-layout.unreadable-volumes'],
    route: 'storage',
  });
};

const dirty: Rule = (facts) => {
  const volumes = facts.list('drive-layout.dirty-volumes');
  if (volumes === null) return null;
  return conclude(facts, {
    code: 'drive-file-system-dirty',
    verdict: 'attention',
    params: { volumes: volumes.join(', ') },
    basedOn: ['drive-layout.dirty-volumes'],
    route: 'storage',
  });
};

const tableDamaged: Rule = (facts) => {
  const problems = facts.list('drive-layout.problems');
  if (problems === null) return null;
  return conclude(facts, {
    code: 'drive-partition-table-damaged',
    verdict: 'attention',
    params: { table: facts.text('drive-layout.table') ?? 'none', problems: problems.join(', ') },
    basedOn: ['drive-layout.problems', 'drive-layout.table'],
    route: 'storage',
  });
};

const encrypted = (facts: FactView, by: string) =>
  facts.list('drive-layout.encryption')?.includes(by) === true;
const encryption = { verdict: 'ok', params: {}, basedOn: ['drive-layout.encryption'] } as const;

const bitlocker: Rule = (facts) =>
  encrypted(facts, 'BitLocker')
    ? conclude(facts, { code: 'drive-bitlocker', ...encryption, route: 'storage' })
    : null;

const luks: Rule = (facts) =>
  encrypted(facts, 'LUKS')
    ? conclude(facts, { code: 'drive-luks', ...encryption, route: 'storage' })
    : null;

const fileVault: Rule = (facts) =>
  encrypted(facts, 'FileVault')
    ? conclude(facts, { code: 'drive-filevault', ...encryption, route: 'storage' })
    : null;

const encryptionDamaged: Rule = (facts) => {
  const volumes = facts.list('drive-layout.damaged-volumes');
  if (volumes === null) return null;
  return conclude(facts, {
    code: 'drive-encryption-damaged',
    verdict: 'fault',
    params: { volumes: volumes.join(', ') },
    basedOn: ['drive-layout.damaged-volumes'],
    route: 'storage',
  });
};

/** Rules over what a drive is and what stands on it. */
export const driveRules: readonly Rule[] = [
  unreadableSpots,
  endUnreadable,
  notItsSize,
  encryptionDamaged,
  unreadableVolume,
  tableDamaged,
  dirty,
  writeProtected,
  noMedium,
  notReady,
  blank,
  unknownVolume,
  slowSpots,
  slowForLink,
  bitlocker,
  luks,
  fileVault,
];
