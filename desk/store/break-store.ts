import type { Db } from './tables.ts';

/** Notes that a technician is away until a moment; a later break takes the place of an earlier one. */
export async function beginBreak(
  db: Db,
  accountId: string,
  at: string,
  untilAt: string,
): Promise<void> {
  const row = { account_id: accountId, since_at: at, until_at: untilAt };
  await db
    .insertInto('technician_break')
    .values(row)
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
}

/** Notes that a technician is back; who was not away is not either. */
export async function endBreak(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('technician_break').where('account_id', '=', accountId).execute();
}
