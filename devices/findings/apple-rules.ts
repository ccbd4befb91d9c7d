import { type AppleTables, mainVersion } from '../apple/releases.ts';
import { conclude, type FactView, type Rule } from './rule.ts';

const batteryLimit = {
  /** Apple: a battery keeps 80 % for so many full cycles, iPhone 15 and iPads 1000, older iPhones 500. */
  cyclesOlderIphone: 500,
  cycles: 1000,
  healthPercent: 80,
  /** Lithium-ion cells are not charged above 45 °C (JEITA guideline; IEC 62133-2). */
  celsius: 45,
} as const;

/** iPhone 15 and 15 Plus are `iPhone15,4` and `15,5`; everything after is of a later generation. */
function cycleLimit(productType: string): number {
  const parts = /^iPhone(\d{1,2}),(\d{1,2})$/u.exec(productType);
  if (parts === null) return batteryLimit.cycles;
  const [generation, model] = [Number(parts[1]), Number(parts[2])];
  const newer = generation > 15 || (generation === 15 && model >= 4);
  return newer ? batteryLimit.cycles : batteryLimit.cyclesOlderIphone;
}

const systemKeys = ['apple.system-version', 'apple.product-type'];

/** What it runs and what it could run, as far as the tables go. */
function system(facts: FactView, apple: AppleTables) {
  const version = facts.text('apple.system-version');
  const main = version === null ? null : mainVersion(version);
  if (version === null || main === null) return null;
  const newest = apple.newestFor(facts.text('apple.product-type') ?? '');
  return { version, main, release: apple.release(main), newest };
}

/** A version without security updates, on a model that can run a newer one: updating helps. */
const outOfSupport: Rule = (facts, { apple }) => {
  const runs = system(facts, apple);
  if (runs === null || runs.release === null || runs.release.supported) return null;
  if (runs.newest === null || runs.newest.version <= runs.main) return null;
  return conclude(facts, {
    code: 'apple-system-out-of-support',
    verdict: 'attention',
    params: { version: runs.version, newest: runs.newest.version, known: apple.knownUntil },
    basedOn: systemKeys,
    byTables: [runs.release, runs.newest],
    route: 'mobile',
  });
};

/** The newest version for this model gets no regular security updates any more. */
const modelOutOfSupport: Rule = (facts, { apple }) => {
  const runs = system(facts, apple);
  if (runs === null || runs.newest === null) return null;
  const last = apple.release(runs.newest.version);
  if (last === null || last.supported || runs.main > runs.newest.version) return null;
  return conclude(facts, {
    code: 'apple-model-out-of-support',
    verdict: 'attention',
    params: {
      model: facts.text('apple.model') ?? '',
      version: runs.version,
      newest: runs.newest.version,
      known: apple.knownUntil,
    },
    basedOn: [...systemKeys, 'apple.model'],
    byTables: [last, runs.newest],
    route: 'mobile',
  });
};

/** Still supported, but a main version behind what this model can run. */
const behind: Rule = (facts, { apple }) => {
  const runs = system(facts, apple);
  if (runs === null || runs.newest === null || runs.release?.supported !== true) return null;
  if (runs.release.behind === 0 || runs.newest.version <= runs.main) return null;
  return conclude(facts, {
    code: 'apple-system-behind',
    verdict: 'attention',
    params: { version: runs.version, newest: runs.newest.version, known: apple.knownUntil },
    basedOn: systemKeys,
    byTables: [runs.release, runs.newest],
    route: 'mobile',
  });
};

const batteryWorn: Rule = (facts) => {
  const percent = facts.number('battery.health-percent');
  const design = facts.number('battery.design-capacity');
  if (percent === null || design === null || facts.text('apple.product-type') === null) return null;
  if (percent >= batteryLimit.healthPercent) return null;
  const now =
    facts.number('battery.nominal-capacity') ?? facts.number('battery.full-capacity') ?? 0;
  return conclude(facts, {
    code: 'apple-battery-worn',
    verdict: 'attention',
    params: { percent, now, design },
    basedOn: ['battery.health-percent', 'battery.design-capacity'],
    route: 'mobile',
  });
};

const batteryCycles: Rule = (facts) => {
  const cycles = facts.number('battery.cycles');
  const productType = facts.text('apple.product-type');
  if (cycles === null || productType === null) return null;
  const limit = cycleLimit(productType);
  if (cycles < limit) return null;
  return conclude(facts, {
    code: 'apple-battery-cycles',
    verdict: 'attention',
    params: { cycles, limit },
    basedOn: ['battery.cycles', 'apple.product-type'],
    route: 'mobile',
  });
};

const batteryHot: Rule = (facts) => {
  const celsius = facts.number('battery.temperature');
  if (celsius === null || facts.text('apple.product-type') === null) return null;
  if (celsius < batteryLimit.celsius) return null;
  return conclude(facts, {
    code: 'apple-battery-hot',
    verdict: 'attention',
    params: { celsius, limit: batteryLimit.celsius },
    basedOn: ['battery.temperature'],
    route: 'mobile',
  });
};

/** `Unactivated` and its like: it stops at "Hello" and cannot be used. */
const notActivated: Rule = (facts) => {
  const state = facts.text('apple.activation');
  if (state === null || !/^unactivated$|^soft|lock/iu.test(state)) return null;
  return conclude(facts, {
    code: 'apple-not-activated',
    verdict: 'fault',
    params: { state },
    basedOn: ['apple.activation'],
    route: 'mobile',
  });
};

/** No fault, but whoever gets this device next cannot use it before it is off. */
const findMyOn: Rule = (facts) =>
  facts.flag('apple.find-my') === true
    ? conclude(facts, {
        code: 'apple-find-my-on',
        verdict: 'ok',
        params: {},
        basedOn: ['apple.find-my'],
        route: 'mobile',
      })
    : null;

const supervision: Rule = (facts) => {
  const supervised = facts.flag('apple.supervised');
  if (supervised === null) return null;
  return conclude(facts, {
    code: supervised ? 'apple-supervised' : 'apple-not-supervised',
    verdict: 'ok',
    params: {},
    basedOn: ['apple.supervised'],
    route: 'mobile',
  });
};

/** Nobody was asked on the device: the organisation's own key opened it. */
const pairedByOrganisation: Rule = (facts) =>
  facts.text('apple.organisation-pairing') === 'paired'
    ? conclude(facts, {
        code: 'apple-paired-by-organisation',
        verdict: 'ok',
        params: {},
        basedOn: ['apple.organisation-pairing', 'apple.trust'],
        route: 'mobile',
      })
    : null;

/** Managed, and yet it did not know our certificate: somebody else's, or from before a new one. */
const supervisedByAnother: Rule = (facts) =>
  facts.text('apple.organisation-pairing') === 'not-ours' && facts.flag('apple.supervised') === true
    ? conclude(facts, {
        code: 'apple-supervised-by-another',
        verdict: 'attention',
        params: {},
        basedOn: ['apple.organisation-pairing', 'apple.supervised'],
        route: 'mobile',
      })
    : null;

/** Says nothing about the device: an admin has to look at this kiosk. */
const supervisionUnusable: Rule = (facts) => {
  const code = facts.text('apple.organisation-pairing') ?? '';
  if (!code.startsWith('supervision/')) return null;
  return conclude(facts, {
    code: 'apple-supervision-unusable',
    verdict: 'unknown',
    params: { code },
    basedOn: ['apple.organisation-pairing'],
    route: 'mobile',
  });
};

/**
 * Lockdownd says only whether the phone is locked with a passcode now. Granted without having been
 * seen locked, there may or may not be one.
 */
const passcodeUnknown: Rule = (facts) =>
  facts.text('apple.trust') === 'granted' &&
  facts.text('apple.activation') !== null &&
  facts.flag('apple.passcode-set') !== true
    ? conclude(facts, {
        code: 'apple-passcode-unknown',
        verdict: 'unknown',
        params: {},
        basedOn: ['apple.trust', 'apple.activation'],
        route: 'security',
      })
    : null;

/** Without trust nothing deeper is known; it says nothing about the device. */
const withoutTrust: Readonly<Record<string, { readonly code: string }>> = {
  refused: { code: 'apple-trust-refused' },
  'no-answer': { code: 'apple-trust-timeout' },
  locked: { code: 'apple-locked' },
  blocked: { code: 'apple-trust-blocked' },
};

const noTrust: Rule = (facts) => {
  const trust = facts.text('apple.trust') ?? '';
  const without = Object.hasOwn(withoutTrust, trust) ? withoutTrust[trust] : undefined;
  if (without === undefined) return null;
  return conclude(facts, {
    ...without,
    verdict: 'unknown',
    params: {},
    basedOn: ['apple.trust'],
    route: 'mobile',
  });
};

/** Rules over iPhones and iPads. */
export const appleRules: readonly Rule[] = [
  notActivated,
  outOfSupport,
  modelOutOfSupport,
  behind,
  batteryHot,
  batteryWorn,
  batteryCycles,
  noTrust,
  supervisedByAnother,
  supervisionUnusable,
  pairedByOrganisation,
  supervision,
  findMyOn,
  passcodeUnknown,
];
