import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type GroupProblem, alikeGroups, isToldAgain } from './problem.ts';

const since = '2026-11-27T09:00:00.000Z';
const finding = { code: 'storage-full', params: {} };

const visit = fc.record({
  ticketId: fc.uuid(),
  queue: fc.constantFrom('advice' as const, 'confidential' as const),
  category: fc.constantFrom('wifi', 'mail', 'something-else', null),
  worstFinding: fc.constantFrom(finding, null),
  worstVerdict: fc.constantFrom('fault' as const, 'ok' as const, null),
  deviceKind: fc.constantFrom('phone' as const, null),
  arrivedAt: fc.constantFrom('2026-11-27T08:59:59.999Z', since, '2026-11-27T10:00:00.000Z'),
});

it('ten visits alike are one group, nine are none, and each counts once', () => {
  fc.assert(
    fc.property(
      fc.array(visit, { maxLength: 60 }),
      fc.integer({ min: 1, max: 10 }),
      (all, fewest) => {
        const groups = alikeGroups(all, since, fewest);
        const counted = groups.flatMap(({ ticketIds }) => ticketIds);

        expect(new Set(groups.map(({ signature }) => signature)).size).toBe(groups.length);
        for (const { ticketIds } of groups) expect(ticketIds.length).toBeGreaterThanOrEqual(fewest);
        for (const ticketId of counted) {
          const own = all.find((one) => one.ticketId === ticketId);
          expect(own?.queue).not.toBe('confidential');
          expect(own?.category).not.toBe('something-else');
        }
      },
    ),
  );
});

const ofPhone = {
  ticketId: 'a',
  queue: 'advice',
  category: 'wifi',
  worstFinding: finding,
  worstVerdict: 'ok',
  deviceKind: 'phone',
  arrivedAt: '2026-11-27T10:00:00.000Z',
} as const;

it('a finding that means trouble tells tickets apart, a good one does not', () => {
  const groups = alikeGroups(
    [
      { ...ofPhone, worstVerdict: 'fault' },
      { ...ofPhone, ticketId: 'b' },
      { ...ofPhone, ticketId: 'c' },
    ],
    since,
    2,
  );

  expect(groups).toEqual([
    {
      signature: 'wifi phone',
      category: 'wifi',
      sign: 'phone',
      ticketIds: ['b', 'c'],
      problemId: null,
    },
  ]);
});

const problem = (state: GroupProblem['state'], updatedAt: string): GroupProblem => ({
  problemId: state,
  signature: 'wifi phone',
  state,
  updatedAt,
});

it.each(['proposed', 'new', 'known-error'] as const)(
  'a single visit goes to the problem of its group that is %s, whatever became of others',
  (state) => {
    const known = [
      problem('resolved', '2026-11-27T10:30:00.000Z'),
      problem(state, '2026-10-01T08:00:00.000Z'),
    ];

    expect(alikeGroups([ofPhone], since, 10, known)).toMatchObject([
      { ticketIds: ['a'], problemId: state },
    ]);
  },
);

it.each([
  ['resolved', '2026-11-27T09:59:59.999Z', 1],
  ['resolved', '2026-11-27T10:00:00.001Z', 0],
  ['refused', '2026-11-27T09:59:59.999Z', 0],
  ['refused', '2026-11-26T10:00:00.001Z', 0],
  ['refused', '2026-11-26T10:00:00.000Z', 1],
] as const)('a visit at ten counts anew after %s at %s: %i', (state, updatedAt, groups) => {
  expect(alikeGroups([ofPhone], since, 1, [problem(state, updatedAt)])).toHaveLength(groups);
});

it('tells of growth at each doubling, and else once a day of a crowd', () => {
  const told = { tickets: 10, at: '2026-11-27T10:00:00.000Z' };
  const soon = '2026-11-28T09:59:59.999Z';
  const nextDay = '2026-11-28T10:00:00.000Z';

  expect(
    [
      { tickets: 19, lately: 9, at: soon },
      { tickets: 20, lately: 1, at: soon },
      { tickets: 19, lately: 10, at: soon },
      { tickets: 19, lately: 10, at: nextDay },
      { tickets: 19, lately: 9, at: nextDay },
    ].map((now) => isToldAgain(told, now, 10)),
  ).toEqual([false, true, false, true, false]);
});
