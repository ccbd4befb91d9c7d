import type { Fault } from '../../shared/base/fault.ts';
import { faultFromSqlite } from '../../shared/storage/fault-from-sqlite.ts';
import { faultFromPostgres, isPostgresError } from './fault-from-postgres.ts';

/** The fault behind an error that a database threw, or null when it is something else: a bug. */
export function storeFault(error: unknown): Fault | null {
  if (isPostgresError(error)) return faultFromPostgres(error);
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) {
    return faultFromSqlite(error);
  }
  return null;
}
