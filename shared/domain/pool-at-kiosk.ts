import type { OfferedPool } from './hand-out.ts';
import { type LoanPoolFacts, openDayAfter, refusalOfLoan } from './loan.ts';
import type { OpeningCalendar } from './service-level/business-time.ts';

/**
 * How a pool stands for somebody at a kiosk, and until when it would lend; null when it is not for him at
 * all. What it says is `ready` is what the rule of loans lends.
 */
export function poolAtKiosk(
  pool: LoanPoolFacts,
  borrower: {
    /** What he does here; null when that is not known. */
    readonly role: string | null;
    /** Devices of the pool that are ready and set aside for nobody else. */
    readonly ready: number;
    /** Until when a lead lets him borrow; null when none said so. */
    readonly approvedUntil: string | null;
    readonly today: string;
  },
  calendar: OpeningCalendar,
): Pick<OfferedPool, 'stand' | 'approved' | 'dueOn'> | null {
  const { role, ready, approvedUntil, today } = borrower;
  const longest = openDayAfter(calendar, today, pool.longestDays);
  // A yes of which the day is over is none.
  const approved = approvedUntil !== null && approvedUntil >= today;
  const dueOn = approved && approvedUntil < longest ? approvedUntil : longest;
  const refusal = refusalOfLoan(pool, { role, byLead: approved, today, dueOn }, calendar);
  if (refusal === 'lead') return { stand: 'needs-lead', approved, dueOn };
  if (refusal !== null) return null;
  return { stand: ready > 0 ? 'ready' : 'none-ready', approved, dueOn };
}
