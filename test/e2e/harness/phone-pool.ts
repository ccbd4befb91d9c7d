import type { LoanPoolFacts } from '../../../shared/domain/loan.ts';

/** A pool of phones from which everybody may borrow for five days, and once for five more. */
export function phonePool(name: string): LoanPoolFacts {
  return {
    name,
    assetTypes: ['phone'],
    models: [],
    roles: [],
    longestDays: 5,
    needsLead: false,
    extensions: { most: 1, days: 5 },
    closed: false,
  };
}
