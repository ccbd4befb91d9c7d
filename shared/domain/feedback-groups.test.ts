import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type GroupedAnswer, fewestOfPerson, groupFeedback, sumOf } from './feedback-groups.ts';

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const answers = fc.array(
  fc.record<GroupedAnswer>({
    solved: fc.constantFrom('yes', 'partly', 'no'),
    category: some(fc.constantFrom('wifi', 'mail')),
    queue: fc.constantFrom('advice', 'device-operations'),
    deviceName: some(fc.constantFrom('Acme One', 'Bolt X')),
    resolver: some(
      fc.constantFrom({ accountId: 'a', name: 'Tom' }, { accountId: 'b', name: 'Anna' }),
    ),
  }),
  { maxLength: 40 },
);

it('counts every answer once per subject and queue, and names nobody with few of them', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const groups = groupFeedback(given);
      const total = (rows: readonly { readonly solved: Parameters<typeof sumOf>[0] }[]) =>
        rows.reduce((sum, { solved }) => sum + sumOf(solved), 0);

      expect([total(groups.categories), total(groups.queues)]).toEqual([
        given.length,
        given.length,
      ]);
      expect(total(groups.models)).toBe(given.filter((each) => each.deviceName !== null).length);
      for (const name of ['Tom', 'Anna']) {
        const of = given.filter(({ resolver }) => resolver?.name === name).length;
        const told = groups.people.filter((person) => person.name === name);
        expect(total(told)).toBe(of >= fewestOfPerson ? of : 0);
      }
    }),
  );
});

it('puts the most answers first', () => {
  const answer: GroupedAnswer = {
    solved: 'no',
    category: 'wifi',
    queue: 'advice',
    deviceName: null,
    resolver: { accountId: 'a', name: 'Tom' },
  };

  expect(
    groupFeedback([
      { ...answer, category: 'mail' },
      ...Array.from({ length: 5 }, (): GroupedAnswer => ({ ...answer, solved: 'yes' })),
    ]),
  ).toEqual({
    categories: [
      { category: 'wifi', solved: { yes: 5, partly: 0, no: 0 } },
      { category: 'mail', solved: { yes: 0, partly: 0, no: 1 } },
    ],
    queues: [{ queue: 'advice', solved: { yes: 5, partly: 0, no: 1 } }],
    models: [],
    people: [{ name: 'Tom', solved: { yes: 5, partly: 0, no: 1 } }],
  });
});
