import { conclude, type Conclusion, type Rule } from './rule.ts';

/** What each error of Dell's test says; docs/devices/labels.md has the sources. */
const dellConclusions: Readonly<Record<string, Pick<Conclusion, 'code' | 'verdict' | 'route'>>> = {
  'disk-failed': { code: 'label-disk-failed', verdict: 'fault', route: 'workplace' },
  'disk-doubtful': { code: 'label-disk-doubtful', verdict: 'attention', route: 'workplace' },
  'memory-failed': { code: 'label-memory-failed', verdict: 'fault', route: 'workplace' },
  'battery-worn': { code: 'label-battery-worn', verdict: 'attention', route: 'workplace' },
  'battery-weak': { code: 'label-battery-weak', verdict: 'fault', route: 'workplace' },
};

/** An error that Dell's test showed: what it is about, or that we do not know. */
const dellError: Rule = (facts) => {
  const code = facts.text('label.failure-code');
  if (code === null || facts.text('label.failure-source') !== 'Dell') return null;
  const about = facts.text('label.failure-about') ?? '';
  const conclusion = dellConclusions[about] ?? {
    code: 'label-code-unknown',
    verdict: 'unknown',
    route: 'workplace',
  };
  return conclude(facts, {
    ...conclusion,
    params: { code, validation: facts.text('label.failure-validation') ?? '–' },
    basedOn: ['label.failure-code', 'label.failure-validation', 'label.failure-about'],
  });
};

/** HP: generation of the failure code indicates a definite hardware failure; of what, only HP can tell. */
const hpFailure: Rule = (facts) => {
  const failureId = facts.text('label.failure-code');
  if (failureId === null || facts.text('label.failure-source') !== 'HP') return null;
  return conclude(facts, {
    code: 'label-hp-hardware-failed',
    verdict: 'fault',
    params: { failureId },
    basedOn: ['label.failure-code', 'label.failure-source'],
    route: 'workplace',
  });
};

/** A label alone says which device it is, and nothing of how it is. */
const onlyLabel: Rule = (facts) =>
  facts.list('label.way') === null || facts.text('label.failure-code') !== null
    ? null
    : conclude(facts, {
        code: 'label-only',
        verdict: 'unknown',
        params: {},
        basedOn: ['label.way'],
        route: 'workplace',
      });

/** A number that no device was given by its maker: software made it up, so it finds no device back. */
const madeUpAddress: Rule = (facts) =>
  facts.flag('label.mac-made-up') === true
    ? conclude(facts, {
        code: 'label-mac-made-up',
        verdict: 'attention',
        params: { mac: facts.text('label.mac') ?? '–' },
        basedOn: ['label.mac', 'label.mac-made-up'],
        route: 'network',
      })
    : null;

/** Rules over what a label says. */
export const labelRules: readonly Rule[] = [dellError, hpFailure, madeUpAddress, onlyLabel];
