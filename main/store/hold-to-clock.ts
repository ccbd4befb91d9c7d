import type { Fault } from '../../shared/base/fault.ts';
import { type Result, ok } from '../../shared/base/result.ts';
import { attempt } from './attempt.ts';
import type { KioskDatabase } from './tables.ts';

/**
 * Takes what lies ahead of now as of now. A clock that ran ahead and was set right wrote moments down that may come in
 * years, and until then nothing of them would be erased, and everybody would seem to have just been here.
 */
export function holdToClock(database: KioskDatabase, nowMs: number): Promise<Result<null, Fault>> {
  return attempt(() =>
    database.write(async (db) => {
      await db
        .updateTable('visit')
        .set({ active_at: nowMs })
        .where('active_at', '>', nowMs)
        .execute();
      await db
        .updateTable('receipt')
        .set({ made_at: nowMs })
        .where('made_at', '>', nowMs)
        .execute();
      return ok(null);
    }),
  );
}
