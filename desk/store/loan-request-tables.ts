import type { Kysely } from 'kysely';
import type { LoanRequestState } from '../../shared/domain/loan-request.ts';

/** What was asked of the leads about a pool that needs them. */
export interface LoanRequestTable {
  readonly request_id: string;
  readonly pool_id: string;
  readonly holder_name: string;
  readonly staff_number: string | null;
  readonly holder_key: string;
  readonly due_on: string;
  readonly words: string;
  readonly ticket_id: string | null;
  readonly state: LoanRequestState;
  readonly asked_at: string;
  readonly asked_by: string;
  readonly asked_by_id: string;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly decision_words: string | null;
  /** What was lent by it. */
  readonly handover_id: string | null;
}

/** What this file adds to the schema. */
export interface LoanRequestTables {
  readonly loan_request: LoanRequestTable;
}

export async function createLoanRequests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('loan_request')
    .addColumn('request_id', 'text', (column) => column.primaryKey())
    .addColumn('pool_id', 'text', (column) => column.notNull().references('loan_pool.pool_id'))
    .addColumn('holder_name', 'text', (column) => column.notNull())
    .addColumn('staff_number', 'text')
    .addColumn('holder_key', 'text', (column) => column.notNull())
    .addColumn('due_on', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('ticket_id', 'text', (column) => column.references('ticket.ticket_id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'text', (column) => column.notNull())
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('asked_by_id', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'text')
    .addColumn('decided_by', 'text')
    .addColumn('decision_words', 'text')
    .addColumn('handover_id', 'text', (column) => column.references('handover.handover_id'))
    .execute();
  await db.schema
    .createIndex('loan_request_state')
    .on('loan_request')
    .columns(['state', 'request_id'])
    .execute();
}
