import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err } from '../../shared/base/result.ts';
import { faultFromSqlite } from '../../shared/storage/fault-from-sqlite.ts';

/** Runs one use of the database; what SQLite throws becomes a fault here and nowhere else. */
export async function attempt<T>(work: () => Promise<Result<T, Fault>>): Promise<Result<T, Fault>> {
  try {
    return await work();
  } catch (error) {
    return err(faultFromSqlite(error));
  }
}
