import { isFailedStorage } from './fault-from-sqlite.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/**
 * Undoes what failed with `cause`. Out of room, out of memory or after an I/O error SQLite may have ended the whole
 * transaction by itself (sqlite.org/lang_transaction.html, section 3); then there is nothing to undo, and the cause
 * is thrown.
 */
export async function undo(
  connection: SqliteConnection,
  statement: 'ROLLBACK' | 'ROLLBACK TO command',
  cause: unknown,
): Promise<void> {
  try {
    await connection.exec(statement);
  } catch (error) {
    throw isFailedStorage(cause) ? cause : error;
  }
}
