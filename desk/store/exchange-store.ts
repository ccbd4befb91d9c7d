import type { Db } from './tables.ts';

/** The record of one reading, whose file is on disk. */
export interface ArrivedRecord {
  readonly readoutId: string;
  readonly ticketId: string;
  readonly hash: string;
  readonly bytes: number;
  readonly at: string;
}

/** Records that a file is on disk; the same once more changes nothing. */
export async function insertExchangeRecord(db: Db, record: ArrivedRecord): Promise<void> {
  await db
    .insertInto('exchange_record')
    .values({
      readout_id: record.readoutId,
      ticket_id: record.ticketId,
      hash: record.hash,
      bytes: record.bytes,
      arrived_at: record.at,
    })
    .onConflict((conflict) => conflict.column('readout_id').doNothing())
    .execute();
}

/** The name of the file with the exchanges of a reading of this ticket, or null when it has not come. */
export async function exchangeRecordHash(
  db: Db,
  { ticketId, readoutId }: { readonly ticketId: string; readonly readoutId: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('exchange_record')
    .select('hash')
    .where('readout_id', '=', readoutId)
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return row?.hash ?? null;
}
