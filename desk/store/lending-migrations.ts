import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createLoanRequests } from './loan-request-tables.ts';
import { createHandIns } from './hand-in-tables.ts';

/** What lending added to the schema after the register and its handovers. */
export const lendingMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-29-lending-hand-ins': { up: createHandIns },
  '2026-11-29-lending-requests': { up: createLoanRequests },
  '2026-11-29-lending-receipts': { up: indexLoans },
};

/** A receipt and a visitor's page ask for their own loans, and have no account to be slow for. */
async function indexLoans(db: Kysely<unknown>): Promise<void> {
  await sql`create index loan_handover on loan (handover_id)`.execute(db);
  await sql`create index loan_ticket on loan (ticket_id)`.execute(db);
}
