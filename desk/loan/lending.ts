import { type Fault, fault } from '../../shared/base/fault.ts';
import type { Asset } from '../../shared/domain/asset.ts';
import { type LoanRefusal, refusalOfLoan } from '../../shared/domain/loan.ts';
import type { DeskContext } from '../desk-context.ts';
import { openingCalendar } from '../service-level/opening-calendar.ts';
import { findPool, isOfPool } from '../store/loan-store.ts';
import type { Db } from '../store/tables.ts';

/** Why these assets cannot be lent so, or null. */
export async function lendingRefusal(
  context: DeskContext,
  db: Db,
  { poolId, dueOn }: { readonly poolId: string; readonly dueOn: string },
  assets: readonly Asset[],
  borrower: { readonly role: string | null; readonly byLead: boolean },
): Promise<Fault | null> {
  const pool = await findPool(db, poolId);
  if (pool === null) return fault('loan/unknown', 'There is no such pool');
  const foreign = assets.find((asset) => !isOfPool(pool.facts, asset));
  if (foreign !== undefined) {
    return fault('loan/not-of-pool', `${foreign.type} is not lent by this pool`);
  }
  const today = context.dayAt(context.clock.nowMs());
  const refusal = refusalOfLoan(
    pool.facts,
    { ...borrower, today, dueOn },
    await openingCalendar(db),
  );
  return refusal === null ? null : fault(loanRefusals[refusal], `The pool says ${refusal}`);
}

/** The fault of each reason why a pool does not lend. */
export const loanRefusals = {
  closed: 'loan/pool-closed',
  role: 'loan/not-for-role',
  lead: 'loan/lead-required',
  'too-long': 'loan/too-long',
} as const satisfies Record<LoanRefusal, Fault['code']>;
