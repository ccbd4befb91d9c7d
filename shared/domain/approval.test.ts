import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Actor,
  approvalStateAt,
  approvalStateSchema,
  isProven,
  requestersOf,
  whyNotDecide,
  whyNotGrant,
} from './approval.ts';

const names = ['Noor de Vries', 'Jo Bakker', 'Mila Smit'];
const anyActor: fc.Arbitrary<Actor> = fc.record({
  accountId: fc.constantFrom('one', 'two', 'three'),
  userName: fc.constantFrom('100001', 'jo', 'mila'),
  name: fc.constantFrom(...names),
  role: fc.constantFrom('approver', 'technician', 'lead', 'admin'),
});

it('never lets one person be asker and approver, approver and granter, or party and judge', () => {
  fc.assert(
    fc.property(
      anyActor,
      anyActor,
      fc.constantFrom('one', 'two', 'three'),
      fc.constantFrom(...names),
      (approver, granter, askedById, holderName) => {
        const requesters = requestersOf(
          { names: [], staffNumbers: [] },
          { name: holderName, staffNumber: '100001' },
        );
        const decides = whyNotDecide(approver, { askedById, requesters, level: 'approver' });
        const grants = whyNotGrant(granter, { decidedById: approver.accountId, requesters });

        if (decides !== null || grants !== null) return;
        expect(approver.accountId).not.toBe(askedById);
        expect(granter.accountId).not.toBe(approver.accountId);
        expect([approver.name, granter.name]).not.toContain(holderName);
        expect([approver.userName, granter.userName]).not.toContain('100001');
        expect(approver.role).not.toBe('technician');
      },
    ),
  );
});

it('expires at its moment and only while it is asked', () => {
  const expiresAt = '2026-11-27T09:00:00.000Z';
  for (const state of approvalStateSchema.options) {
    expect(approvalStateAt({ state, expiresAt }, '2026-11-27T08:59:59.999Z')).toBe(state);
    expect(approvalStateAt({ state, expiresAt }, expiresAt)).toBe(
      state === 'asked' ? 'expired' : state,
    );
  }
});

it('takes the word of two colleagues, not of one', () => {
  expect(isProven(null)).toBe(false);
  expect(isProven({ how: 'colleagues', secondBy: null })).toBe(false);
  expect(isProven({ how: 'colleagues', secondBy: 'Tom' })).toBe(true);
  expect(isProven({ how: 'id-document', secondBy: null })).toBe(true);
});
