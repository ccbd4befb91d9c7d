import type { LoanLine } from '../../shared/contract/loan-routes.ts';
import { asDue, daysLate, extendedDueDay, type Loan } from '../../shared/domain/loan.ts';
import type { DeskContext } from '../desk-context.ts';
import { isHandedIn } from '../store/hand-in-store.ts';
import { findPool } from '../store/loan-store.ts';
import type { Db } from '../store/tables.ts';
import { openingCalendar } from '../service-level/opening-calendar.ts';

/** A loan with how late it is today and how far it can still go. */
export async function lineOf(context: DeskContext, db: Db, loan: Loan): Promise<LoanLine> {
  const today = context.dayAt(context.clock.nowMs());
  const pool = await findPool(db, loan.poolId);
  const calendar = await openingCalendar(db);
  const due = asDue(loan, calendar);
  return {
    loan: due,
    daysLate: daysLate(due, today),
    longerUntil: pool === null ? null : extendedDueDay(due, pool.facts, today, calendar),
    handedIn: loan.returnedAt === null && (await isHandedIn(db, loan.assetId)),
  };
}
