import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alikeGroups } from './problem.ts';

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

it('a finding that means trouble tells tickets apart, a good one does not', () => {
  const one = {
    ticketId: 'a',
    queue: 'advice',
    category: 'wifi',
    worstFinding: finding,
    worstVerdict: 'fault',
    deviceKind: 'phone',
    arrivedAt: since,
  } as const;
  const groups = alikeGroups(
    [
      one,
      { ...one, ticketId: 'b', worstVerdict: 'ok' },
      { ...one, ticketId: 'c', worstVerdict: 'ok' },
    ],
    since,
    2,
  );

  expect(groups).toEqual([
    { signature: 'wifi phone', category: 'wifi', sign: 'phone', ticketIds: ['b', 'c'] },
  ]);
});
