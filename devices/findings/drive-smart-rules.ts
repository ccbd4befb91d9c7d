import { knownKeys } from './known-keys.ts';
import { conclude, type Rule } from './rule.ts';

/** What makers allow while working: disks mostly 60 °C, solid state drives 70 °C; five less for a disk. */
const hottest = { disk: 55, solidState: 70 } as const;
/** Five years of running, not of age: what disks for offices are sold for. */
const longDays = 1825;
const wear = { attentionPercent: 80, usedUpPercent: 100 } as const;

/** Its own judgement, or an attribute that predicts failure and has reached its threshold. */
const failing: Rule = (facts) => {
  const below = facts.list('drive-smart.below-threshold') ?? [];
  if (facts.flag('drive-smart.passed') !== false && below.length === 0) return null;
  return conclude(facts, {
    code: 'drive-smart-failing',
    verdict: 'fault',
    params: { attributes: below.length === 0 ? '–' : below.join(', ') },
    basedOn: knownKeys(facts, 'drive-smart.passed', 'drive-smart.below-threshold'),
    route: 'storage',
  });
};

/** A pending sector could not be read; a reallocated one was replaced and its content saved. */
const badSectors: Rule = (facts) => {
  const reallocated = facts.number('drive-smart.reallocated') ?? 0;
  const pending = facts.number('drive-smart.pending') ?? 0;
  if (reallocated + pending === 0) return null;
  return conclude(facts, {
    code: 'drive-bad-sectors',
    verdict: pending > 0 ? 'fault' : 'attention',
    params: { reallocated, pending },
    basedOn: knownKeys(facts, 'drive-smart.reallocated', 'drive-smart.pending'),
    route: 'storage',
  });
};

const worn: Rule = (facts) => {
  const used = facts.number('drive-smart.wear-used');
  if (used === null || used < wear.attentionPercent) return null;
  return conclude(facts, {
    code: 'drive-worn',
    verdict: used >= wear.usedUpPercent ? 'fault' : 'attention',
    params: { used },
    basedOn: ['drive-smart.wear-used'],
    route: 'storage',
  });
};

const hot: Rule = (facts) => {
  const degrees = facts.number('drive-smart.temperature');
  const limit = facts.flag('drive-smart.solid-state') === true ? hottest.solidState : hottest.disk;
  if (degrees === null || degrees < limit) return null;
  return conclude(facts, {
    code: 'drive-hot',
    verdict: 'attention',
    params: { degrees, limit },
    basedOn: knownKeys(facts, 'drive-smart.temperature', 'drive-smart.solid-state'),
    route: 'storage',
  });
};

const old: Rule = (facts) => {
  const days = facts.number('drive-smart.powered-on');
  if (days === null || days < longDays) return null;
  return conclude(facts, {
    code: 'drive-old',
    verdict: 'attention',
    params: { days },
    basedOn: ['drive-smart.powered-on'],
    route: 'storage',
  });
};

const locked: Rule = (facts) =>
  facts.flag('drive-smart.locked') === true
    ? conclude(facts, {
        code: 'drive-password-locked',
        verdict: 'attention',
        params: {},
        basedOn: ['drive-smart.locked'],
        route: 'storage',
      })
    : null;

const unavailable: Rule = (facts) =>
  facts.flag('drive-smart.available') === false
    ? conclude(facts, {
        code: 'drive-smart-unavailable',
        verdict: 'unknown',
        params: {},
        basedOn: ['drive-smart.available'],
        route: 'storage',
      })
    : null;

/** Rules over how a disk or SSD judges itself. */
export const driveSmartRules: readonly Rule[] = [
  failing,
  badSectors,
  worn,
  hot,
  old,
  locked,
  unavailable,
];
