import { describe, expect, it } from 'vitest';
import type { Check } from '../../../shared/domain/preparation/checks.ts';
import { checksOf, draftOf, newDraft } from './checks-draft.ts';

const words = { nl: 'Het label klopt', en: 'The label is right' };
const label: Check = {
  checkId: 'label',
  title: words,
  advice: words,
  rule: { kind: 'label' },
  byHand: true,
  hours: 72,
};
const battery: Check = {
  ...label,
  checkId: 'battery',
  rule: { kind: 'figure', facts: ['battery.level'], unit: 'percent', least: 50, most: null },
};
const version: Check = {
  ...label,
  checkId: 'version',
  rule: {
    kind: 'version',
    systems: [{ name: 'iOS', fact: 'apple.system-version', least: '18' }],
  },
};

describe('the checks of a type while they are written', () => {
  it('stay what they are when nothing is changed', () => {
    const checks = [label, battery, version];

    expect(checksOf(checks.map(draftOf))).toEqual(checks);
  });

  it('take other bounds, as they are typed', () => {
    const [first, second, third] = [label, battery, version].map(draftOf);
    if (first === undefined || second === undefined || third === undefined) throw new Error('None');

    const checks = checksOf([
      first,
      { ...second, least: '62,5', most: '100', byHand: false },
      { ...third, versions: ['18.2'], hours: '24' },
    ]);

    expect(checks).toMatchObject([
      {},
      { rule: { least: 62.5, most: 100 }, byHand: false },
      { rule: { systems: [{ least: '18.2' }] }, hours: 24 },
    ]);
  });

  it('are not whole with words for a figure, without a label, or with an empty title', () => {
    const [first, second] = [label, battery].map(draftOf);
    if (first === undefined || second === undefined) throw new Error('None');

    expect(checksOf([first, { ...second, least: 'vol' }])).toBeNull();
    expect(checksOf([first, { ...second, hours: '' }])).toBeNull();
    expect(checksOf([second])).toBeNull();
    expect(checksOf([first, newDraft(9)])).toBeNull();
  });

  it('give each new one a name of its own', () => {
    const added = { ...newDraft(9), title: words, advice: words };

    const checks = checksOf([draftOf(label, 0), added, { ...added, key: 10 }]);

    expect(checks?.map(({ checkId }) => checkId)).toEqual([
      'label',
      'het-label-klopt',
      'het-label-klopt-10',
    ]);
  });
});
