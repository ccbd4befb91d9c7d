import { expect, it } from 'vitest';
import { askedFacts } from './asked-facts.ts';

const reason = {
  category: 'access-to-system',
  triage: {},
  words: 'Ik wil erbij.',
  photoHash: null,
} as const;

it('begins with what the visitor said of an access', () => {
  expect(
    askedFacts({
      reason,
      details: {
        type: 'authorisation',
        system: 'Roosters',
        role: 'Lezer',
        reason: 'Nieuw team',
        end: { kind: 'until', day: '2027-03-01' },
        approver: 'Jo Bakker',
      },
    }),
  ).toEqual({
    subject: 'Roosters, Lezer\nNieuw team',
    approver: 'Jo Bakker',
    untilOn: '2027-03-01',
  });
});

it('begins with the words of the visit when nothing else was said', () => {
  expect(askedFacts({ reason, details: null })).toEqual({
    subject: 'Ik wil erbij.',
    approver: '',
    untilOn: '',
  });
});
