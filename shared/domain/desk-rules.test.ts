import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type DeskRules,
  chosenNowSchema,
  deskRuleBounds,
  deskRuleNames,
  deskRulesSchema,
  ordinaryRules,
  rulesAfter,
} from './desk-rules.ts';

/** Rules that came later than the first page of them. */
const later = deskRuleNames.filter(
  (name) => !deskRulesSchema.safeParse({ ...ordinaryRules, [name]: undefined }).error,
);
const rules = fc.record(
  // A record of every name has the shape of the rules; fast-check cannot know that.
  Object.fromEntries(
    deskRuleNames.map((name) => [
      name,
      fc.integer({ min: deskRuleBounds[name].least, max: deskRuleBounds[name].most }),
    ]),
  ),
) as unknown as fc.Arbitrary<DeskRules>;

it('leaves each later rule as it stands when a page from before it chooses the others', () => {
  expect(later).toEqual(['closeResolvedDays', 'feedbackMailHours']);
  fc.assert(
    fc.property(rules, rules, fc.subarray(later), (stand, wanted, unknown) => {
      const sent = Object.fromEntries(
        Object.entries(wanted).filter(([name]) => !unknown.some((each) => each === name)),
      );

      const next = rulesAfter(stand, chosenNowSchema.parse(sent));

      for (const name of deskRuleNames) {
        expect(next[name]).toBe(unknown.includes(name) ? stand[name] : wanted[name]);
      }
    }),
  );
});
