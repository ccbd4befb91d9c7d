import fc from 'fast-check';
import { expect, it } from 'vitest';
import { receiptEndsAt } from './receipt-page.ts';

const signedAt = '2026-11-27T09:00:00.000Z';

it('is there for some days after it was signed, and of a loan after the last thing came back', () => {
  const backAt = '2026-12-10T09:00:00.000Z';

  expect([
    receiptEndsAt({ kind: 'issue', signedAt, backAt: null }, 30),
    receiptEndsAt({ kind: 'loan', signedAt, backAt }, 30),
    receiptEndsAt({ kind: 'loan', signedAt, backAt: null }, 30),
  ]).toEqual(['2026-12-27T09:00:00.000Z', '2027-01-09T09:00:00.000Z', '2028-01-01T09:00:00.000Z']);
});

it('always ends, however late a loan comes back', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(signedAt), max: new Date('2090-01-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 365 }),
      (back, days) => {
        const life = { kind: 'loan', signedAt, backAt: back.toISOString() } as const;

        expect(receiptEndsAt(life, days) <= '2028-01-01T09:00:00.000Z').toBe(true);
      },
    ),
  );
});
