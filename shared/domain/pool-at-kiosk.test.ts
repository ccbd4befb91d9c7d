import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LoanPoolFacts, openDayAfter, refusalOfLoan } from './loan.ts';
import { poolAtKiosk } from './pool-at-kiosk.ts';

const open = { from: '08:30', until: '17:00' };
const calendar = {
  timeZone: 'Europe/Amsterdam',
  week: {
    monday: open,
    tuesday: open,
    wednesday: open,
    thursday: open,
    friday: open,
    saturday: null,
    sunday: null,
  },
  isClosed: () => false,
};
const pool: LoanPoolFacts = {
  name: 'Leenlaptops',
  assetTypes: ['laptop'],
  models: [],
  roles: [],
  longestDays: 5,
  needsLead: false,
  extensions: { most: 0, days: 1 },
  closed: false,
};
/** A Friday. */
const today = '2026-11-27';
const guest = { role: null, ready: 1, approvedUntil: null, today };

describe('a pool at a kiosk', () => {
  it('lends what is ready for as long as it may, and says when nothing is', () => {
    const dueOn = '2026-12-04';

    expect(poolAtKiosk(pool, guest, calendar)).toEqual({ stand: 'ready', approved: false, dueOn });
    expect(poolAtKiosk(pool, { ...guest, ready: 0 }, calendar)?.stand).toBe('none-ready');
  });

  it('is not shown to whom it never lends', () => {
    expect(poolAtKiosk({ ...pool, closed: true }, guest, calendar)).toBeNull();
    expect(poolAtKiosk({ ...pool, roles: ['docent'] }, guest, calendar)).toBeNull();
  });

  it('needs a lead where it does, until he said yes, and then for no longer than he said', () => {
    const needy = { ...pool, needsLead: true };
    const until = (approvedUntil: string) =>
      poolAtKiosk(needy, { ...guest, approvedUntil }, calendar);

    expect(poolAtKiosk(needy, guest, calendar)?.stand).toBe('needs-lead');
    expect(until('2026-12-01')).toEqual({ stand: 'ready', approved: true, dueOn: '2026-12-01' });
    expect(until('2027-01-01')?.dueOn).toBe('2026-12-04');
    expect(until('2026-11-26')?.stand).toBe('needs-lead');
  });

  it('says ready only of what the rule of loans lends until that very day', () => {
    const day = fc
      .integer({ min: -10, max: 60 })
      .map((days) => openDayAfter(calendar, today, Math.max(0, days)));
    fc.assert(
      fc.property(
        fc.record({
          needsLead: fc.boolean(),
          closed: fc.boolean(),
          roles: fc.subarray(['docent', 'student']),
          longestDays: fc.integer({ min: 1, max: 30 }),
        }),
        fc.record({
          role: fc.constantFrom(null, 'docent', 'Student'),
          ready: fc.integer({ min: 0, max: 3 }),
          approvedUntil: fc.option(day),
        }),
        (facts, borrower) => {
          const policy = { ...pool, ...facts };
          const at = poolAtKiosk(policy, { ...borrower, today }, calendar);
          if (at?.stand !== 'ready') return;
          const { role } = borrower;
          const wish = { role, byLead: at.approved, today, dueOn: at.dueOn };
          expect(borrower.ready).toBeGreaterThan(0);
          expect(refusalOfLoan(policy, wish, calendar)).toBeNull();
        },
      ),
    );
  });
});
