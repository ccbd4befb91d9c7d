import { createHash } from 'node:crypto';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type ExchangeRecord, exchangeRecordSchema } from '../../shared/domain/exchange-record.ts';
import { attempt } from './attempt.ts';
import type { KioskDatabase } from './tables.ts';
import { whyNotOpen } from './visit-rows.ts';

/** A record on its way to the desk; null when its row cannot be read any more. */
export interface WaitingRecord {
  readonly visitId: string;
  readonly hash: string;
  readonly record: ExchangeRecord | null;
}

/** The records of exchanges that wait for their ticket to be at the desk. They live no longer. */
export class ExchangeStore {
  private readonly database: KioskDatabase;

  constructor(database: KioskDatabase) {
    this.database = database;
  }

  /** Keeps the record of a reading of an open visit; the answer is the hash under which it travels. */
  add(visitId: string, record: ExchangeRecord): Promise<Result<string, Fault>> {
    const document = JSON.stringify(record);
    const hash = createHash('sha256').update(document).digest('hex');
    return attempt(() =>
      this.database.write(async (db) => {
        const refusal = await whyNotOpen(db, visitId);
        if (refusal !== null) return err(refusal);
        await db
          .insertInto('exchange_record')
          .values({ visit_id: visitId, hash, document, due: 0 })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return ok(hash);
      }),
    );
  }

  /** A record whose ticket the desk has, or null when none is left. */
  next(): Promise<Result<WaitingRecord | null, Fault>> {
    return attempt(async () => {
      const row = await this.database.read
        .selectFrom('exchange_record')
        .selectAll()
        .where('due', '=', 1)
        .orderBy('visit_id')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return ok(null);
      return ok({ visitId: row.visit_id, hash: row.hash, record: parseRecord(row.document) });
    });
  }

  /** The desk has it, or will never take it. */
  done({ visitId, hash }: WaitingRecord): Promise<Result<null, Fault>> {
    return attempt(async () => {
      await this.database.write((db) =>
        db
          .deleteFrom('exchange_record')
          .where('visit_id', '=', visitId)
          .where('hash', '=', hash)
          .execute(),
      );
      await this.database.scrub();
      return ok(null);
    });
  }
}

/** Total: any text gives a record or null. */
function parseRecord(document: string): ExchangeRecord | null {
  try {
    return exchangeRecordSchema.safeParse(JSON.parse(document)).data ?? null;
  } catch {
    // Not JSON: the same as any other damage.
    return null;
  }
}
