import { expect, it } from 'vitest';
import { deskRuleNames, ordinaryRules } from '../../../shared/domain/desk-rules.ts';
import { draftOf, isOutOfBounds, ruleGroups, rulesOf } from './rules-draft.ts';

it('shows every rule once', () => {
  expect(ruleGroups.flatMap(({ rules }) => [...rules])).toEqual(deskRuleNames);
});

it('reads what was typed, and nothing while one figure is missing, no figure or out of bounds', () => {
  const typed = (reopenDays: string) => ({ ...draftOf(ordinaryRules), reopenDays });

  expect(rulesOf(typed(' 14 '))).toEqual({ ...ordinaryRules, reopenDays: 14 });
  for (const wrong of ['', '0', '91', '7,5', '-3', '1e1']) {
    expect([wrong, rulesOf(typed(wrong)), isOutOfBounds(typed(wrong), 'reopenDays')]).toEqual([
      wrong,
      null,
      true,
    ]);
  }
  expect(isOutOfBounds(typed('0'), 'noShowMinutes')).toBe(false);
});
