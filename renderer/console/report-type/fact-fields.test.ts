import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyDetails, type ReportDetails } from '../../../shared/domain/report-details.ts';
import { reportTypeSchema } from '../../../shared/domain/report-type.ts';
import { factsOf, valuesOf } from './fact-fields.ts';

const words = fc.option(fc.constantFrom('Noor', 'Het rooster', 'Omdat het moet'));
const day = fc.constantFrom('2026-11-27', '2027-02-28');

const details: fc.Arbitrary<ReportDetails> = fc.oneof(
  fc.record({
    type: fc.constant('change' as const),
    why: words,
    wished: fc.option(
      fc.oneof(
        day.map((each) => ({ kind: 'on' as const, day: each })),
        fc.constant({ kind: 'any-day' as const }),
      ),
    ),
    approver: words,
    risk: fc.option(fc.constantFrom('small', 'unknown')),
    agreedDay: fc.option(day),
  }),
  fc.record({
    type: fc.constant('authorisation' as const),
    system: words,
    role: words,
    reason: words,
    end: fc.option(
      fc.oneof(
        day.map((each) => ({ kind: 'until' as const, day: each })),
        fc.constant({ kind: 'unlimited' as const }),
      ),
    ),
    approver: words,
  }),
  fc.record({
    type: fc.constant('complaint' as const),
    about: words,
    wish: words,
    replyBy: fc.option(fc.constantFrom('2026-11-27T16:00:00.000Z')),
    owner: words,
    reply: words,
  }),
  fc.constant(emptyDetails('incident')),
  fc.constant(emptyDetails('information')),
);

it('gives the facts back as they were when nothing is changed in the form', () => {
  fc.assert(
    fc.property(details, (facts) => {
      const forWhom = { kind: 'team-member', who: 'Daan' } as const;

      expect(factsOf(facts.type, valuesOf(facts, forWhom))).toEqual({ details: facts, forWhom });
    }),
  );
});

it('makes nothing of a day that is chosen and not given', () => {
  expect(factsOf('change', { wished: 'on' })).toBeNull();
  expect(factsOf('authorisation', { end: 'until', endDay: 'morgen' })).toBeNull();
  expect(factsOf('incident', { 'for-whom': 'team-member' })).toBeNull();
});

it.each(reportTypeSchema.options)('makes an empty form of nothing, for %s', (type) => {
  expect(factsOf(type, {})).toEqual({ details: emptyDetails(type), forWhom: null });
});
