import { type LoanRequest, loanRequestSchema } from '../../shared/domain/loan-request.ts';
import type { LoanRequestState } from '../../shared/domain/loan-request.ts';
import type { LoanRequestTable } from './loan-request-tables.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** Writes down what is asked; false when it was asked already. */
export async function insertLoanRequest(db: Db, row: LoanRequestTable): Promise<boolean> {
  const inserted = await db
    .insertInto('loan_request')
    .values(row)
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .returning('request_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Requests, newest first. */
export async function listLoanRequests(
  db: Db,
  wish: {
    readonly state: LoanRequestState | null;
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<readonly LoanRequest[]> {
  let query = requests(db).orderBy('loan_request.request_id', 'desc').limit(wish.limit);
  if (wish.state !== null) query = query.where('loan_request.state', '=', wish.state);
  if (wish.before !== null) query = query.where('loan_request.request_id', '<', wish.before);
  return (await query.execute()).map(requestOf);
}

/** One of them, or null. */
export async function findLoanRequest(db: Db, requestId: string): Promise<LoanRequest | null> {
  const row = await requests(db)
    .where('loan_request.request_id', '=', requestId)
    .executeTakeFirst();
  return row === undefined ? null : requestOf(row);
}

/** The yes for somebody from a pool that nobody else uses before the end of this command, or null. */
export async function lockApproved(
  db: Db,
  kind: DeskDatabase['kind'],
  of: { readonly poolId: string; readonly holderKey: string; readonly dueOn: string },
): Promise<string | null> {
  const query = db
    .selectFrom('loan_request')
    .select('request_id')
    .where('state', '=', 'approved')
    .where('pool_id', '=', of.poolId)
    .where('holder_key', '=', of.holderKey)
    .where('due_on', '>=', of.dueOn)
    .orderBy('request_id')
    .limit(1);
  const row = await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row?.request_id ?? null;
}

/** Until when a lead lets somebody borrow from a pool; null when none said so. */
export async function approvedUntil(
  db: Db,
  of: { readonly poolId: string; readonly holderKey: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('loan_request')
    .select('due_on')
    .where('state', '=', 'approved')
    .where('pool_id', '=', of.poolId)
    .where('holder_key', '=', of.holderKey)
    .orderBy('due_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.due_on ?? null;
}

/** Changes one that is in a state; false when it is not any more. */
export async function moveLoanRequest(
  db: Db,
  requestId: string,
  from: LoanRequestState,
  change: Partial<
    Pick<LoanRequestTable, 'state' | 'decided_at' | 'decided_by' | 'decision_words' | 'handover_id'>
  >,
): Promise<boolean> {
  const row = await db
    .updateTable('loan_request')
    .set(change)
    .where('request_id', '=', requestId)
    .where('state', '=', from)
    .returning('request_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Who asked, to be told. */
export async function askerOf(db: Db, requestId: string): Promise<string | null> {
  const row = await db
    .selectFrom('loan_request')
    .select('asked_by_id')
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return row?.asked_by_id ?? null;
}

function requests(db: Db) {
  return db
    .selectFrom('loan_request')
    .innerJoin('loan_pool', 'loan_pool.pool_id', 'loan_request.pool_id')
    .selectAll('loan_request')
    .select('loan_pool.name as pool_name');
}

function requestOf(row: LoanRequestTable & { readonly pool_name: string }): LoanRequest {
  return loanRequestSchema.parse({
    requestId: row.request_id,
    poolId: row.pool_id,
    poolName: row.pool_name,
    holder: { name: row.holder_name, staffNumber: row.staff_number },
    dueOn: row.due_on,
    words: row.words,
    ticketId: row.ticket_id,
    state: row.state,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    decided:
      row.decided_at === null
        ? null
        : { at: row.decided_at, by: row.decided_by ?? '', words: row.decision_words },
  });
}
