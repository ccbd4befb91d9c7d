import { conclude, type FactView, type Rule } from './rule.ts';

/** Android promises monthly patches; half a year without one is the usual limit of organisations. */
const patchDays = { old: 183, veryOld: 365 } as const;
/** A phone that is restarted every month keeps its updates and its memory in order. */
const longUptimeDays = 30;
const daySeconds = 86_400;

/** One age, one finding: the older of the two limits that it has passed. */
const oldPatch: Rule = (facts) => {
  const days = facts.number('android.security-patch-age');
  const patch = facts.text('android.security-patch');
  if (days === null || patch === null || days <= patchDays.old) return null;
  const basis = {
    params: { patch, days },
    basedOn: ['android.security-patch', 'android.security-patch-age'],
    route: 'mobile',
  } as const;
  return days > patchDays.veryOld
    ? conclude(facts, { code: 'android-patch-very-old', verdict: 'attention', ...basis })
    : conclude(facts, { code: 'android-patch-old', verdict: 'attention', ...basis });
};

const outOfSupport: Rule = (facts, { android }) => {
  const apiLevel = facts.number('android.api-level');
  const ended = apiLevel === null ? null : android.supportEnded(apiLevel);
  if (apiLevel === null || ended === null) return null;
  return conclude(facts, {
    code: 'android-out-of-support',
    verdict: 'attention',
    params: {
      release: facts.text('android.release') ?? '?',
      apiLevel,
      ended: ended.month,
      tableDate: android.knownUntil,
    },
    basedOn:
      facts.text('android.release') === null
        ? ['android.api-level']
        : ['android.api-level', 'android.release'],
    byTables: [ended],
    route: 'mobile',
  });
};

const notEncrypted: Rule = (facts) =>
  facts.text('android.encryption') === 'unencrypted'
    ? conclude(facts, {
        code: 'android-not-encrypted',
        verdict: 'attention',
        params: {},
        basedOn: ['android.encryption'],
        route: 'security',
      })
    : null;

/** Orange is what an unlocked boot loader shows; both say the same, so it is said once. */
const bootLoaderUnlocked: Rule = (facts) => {
  const basedOn = [
    ...(facts.flag('android.boot-loader-locked') === false ? ['android.boot-loader-locked'] : []),
    ...(facts.text('android.verified-boot') === 'orange' ? ['android.verified-boot'] : []),
  ];
  if (basedOn.length === 0) return null;
  return conclude(facts, {
    code: 'android-boot-loader-unlocked',
    verdict: 'attention',
    params: {},
    basedOn,
    route: 'security',
  });
};

/** Android Verified Boot: yellow is a key of somebody else, red a system that is not what it was. */
const verifiedBootFailed: Rule = (facts) => {
  const state = facts.text('android.verified-boot');
  if (state !== 'yellow' && state !== 'red') return null;
  return conclude(facts, {
    code: 'android-verified-boot-failed',
    verdict: state === 'red' ? 'fault' : 'attention',
    params: { state },
    basedOn: ['android.verified-boot'],
    route: 'security',
  });
};

/** Not a complaint: it tells who may set the phone's rules, and whom to ask. */
const managed: Rule = (facts) => {
  const manager = facts.text('android.manager');
  if (facts.flag('android.managed') !== true || manager === null) return null;
  return conclude(facts, {
    code: 'android-managed',
    verdict: 'ok',
    params: { manager },
    basedOn: ['android.managed', 'android.manager'],
    route: 'mobile',
  });
};

const workProfile: Rule = (facts) => {
  if (facts.flag('android.work-profile') !== true) return null;
  const manager = facts.text('android.work-profile-manager');
  return conclude(facts, {
    code: 'android-work-profile',
    verdict: 'ok',
    params: { manager: manager ?? '?' },
    basedOn:
      manager === null
        ? ['android.work-profile']
        : ['android.work-profile', 'android.work-profile-manager'],
    route: 'mobile',
  });
};

/** Who manages a phone switches these off as a rule; without a manager they are the owner's own affair. */
const developerOptions: Rule = (facts) => {
  if (facts.flag('android.developer-options') !== true) return null;
  const isManaged = facts.flag('android.managed') === true;
  if (!isManaged && facts.flag('android.work-profile') !== true) return null;
  return conclude(facts, {
    code: 'android-developer-options',
    verdict: 'attention',
    params: {},
    basedOn: ['android.developer-options', isManaged ? 'android.managed' : 'android.work-profile'],
    route: 'security',
  });
};

/** Each has apps, space and settings of his own; we have read those that all of them share. */
const severalUsers: Rule = (facts) => {
  const users = facts.number('android.users');
  if (users === null || users < 2) return null;
  return conclude(facts, {
    code: 'android-several-users',
    verdict: 'ok',
    params: { users },
    basedOn: ['android.users'],
    route: 'mobile',
  });
};

const debuggingNotAllowed: Rule = (facts) =>
  facts.flag('android.debugging-allowed') === false
    ? conclude(facts, {
        code: 'android-debugging-not-allowed',
        verdict: 'unknown',
        params: {},
        basedOn: ['android.debugging-allowed'],
        route: 'mobile',
      })
    : null;

const airplaneMode: Rule = (facts) =>
  facts.flag('android.airplane-mode') === true
    ? conclude(facts, {
        code: 'android-airplane-mode',
        verdict: 'attention',
        params: {},
        basedOn: ['android.airplane-mode'],
        route: 'mobile',
      })
    : null;

const longUptime: Rule = (facts) => {
  const seconds = facts.number('android.uptime');
  if (seconds === null || seconds <= longUptimeDays * daySeconds) return null;
  return conclude(facts, {
    code: 'android-long-uptime',
    verdict: 'attention',
    params: { days: Math.floor(seconds / daySeconds) },
    basedOn: ['android.uptime'],
    route: 'mobile',
  });
};

/** BatteryManager's own words for a battery that must not be used on. */
const brokenConditions: readonly string[] = ['dead', 'failure', 'over-voltage'];
/** Charging stops at 45 °C on most phones (JEITA's high limit for lithium-ion). */
const hotDegrees = 45;
/** Regulation (EU) 2023/1670, annex II B 1.1(5): 80 % of the capacity must be left after 800 cycles. */
const worn = { capacityPercent: 80, cycles: 800 } as const;

const batteryBad: Rule = (facts) => {
  const condition = facts.text('android-battery.condition');
  if (condition === null || !brokenConditions.includes(condition)) return null;
  return conclude(facts, {
    code: 'android-battery-bad',
    verdict: 'fault',
    params: { condition },
    basedOn: ['android-battery.condition'],
    route: 'mobile',
  });
};

const batteryHot: Rule = (facts) => {
  const degrees = facts.number('android-battery.temperature');
  const overheated = facts.text('android-battery.condition') === 'overheat';
  if (degrees === null || (degrees < hotDegrees && !overheated)) return null;
  return conclude(facts, {
    code: 'android-battery-hot',
    verdict: 'attention',
    params: { degrees },
    basedOn: overheated
      ? ['android-battery.temperature', 'android-battery.condition']
      : ['android-battery.temperature'],
    route: 'mobile',
  });
};

/** What is left of the capacity proves more than a count of cycles, so the count speaks only alone. */
const batteryWorn: Rule = (facts) => {
  const percent = facts.number('android-battery.capacity-left');
  if (percent !== null) return percent < worn.capacityPercent ? wornBy(facts, percent) : null;
  const cycles = facts.number('android-battery.cycles');
  if (cycles === null || cycles < worn.cycles) return null;
  return conclude(facts, {
    code: 'android-battery-many-cycles',
    verdict: 'attention',
    params: { cycles },
    basedOn: ['android-battery.cycles'],
    route: 'mobile',
  });
};

function wornBy(facts: FactView, percent: number): ReturnType<Rule> {
  return conclude(facts, {
    code: 'android-battery-worn',
    verdict: 'attention',
    params: { percent },
    basedOn: ['android-battery.capacity-left'],
    route: 'mobile',
  });
}

/** Rules over what a phone tells by Android debugging. */
export const androidRules: readonly Rule[] = [
  batteryBad,
  verifiedBootFailed,
  batteryHot,
  batteryWorn,
  oldPatch,
  outOfSupport,
  notEncrypted,
  bootLoaderUnlocked,
  airplaneMode,
  longUptime,
  debuggingNotAllowed,
  developerOptions,
  managed,
  workProfile,
  severalUsers,
];
