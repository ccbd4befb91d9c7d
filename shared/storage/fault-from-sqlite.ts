import { type Fault, fault } from '../base/fault.ts';

/**
 * The one place that reads SQLite's errors. `sqlite3` puts the result code's name in `code`
 * (`SQLITE_FULL`), `node:sqlite` its number in `errcode`; the text may hold values and is left out.
 */
export function faultFromSqlite(error: unknown): Fault {
  const name = codeOf(error);
  return name === 'SQLITE_FULL' || name === '13' || name === 'ENOSPC'
    ? fault('store/full', 'The disk of the data folder is full')
    : fault('store/failed', `SQLite refused: ${name}`);
}

/** Whether somebody else holds what was asked for. */
export function isBusy(error: unknown): boolean {
  const name = codeOf(error);
  return name === 'SQLITE_BUSY' || name === '5';
}

/** Whether SQLite itself failed (disk, memory, file), not a rule of the schema or the caller's code. */
export function isFailedStorage(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('errcode' in error && typeof error.errcode === 'number') {
    // The low byte is the primary result code (sqlite.org/rescode.html); 19 is SQLITE_CONSTRAINT.
    return (error.errcode & 0xff) !== 19;
  }
  const code = codeOf(error);
  return code.startsWith('SQLITE') && code !== 'SQLITE_CONSTRAINT';
}

function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null) {
    if ('code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE')) {
      return error.code;
    }
    if ('errcode' in error && typeof error.errcode === 'number') return String(error.errcode);
    // The system's own word (`EROFS`, `EACCES`): it says why a file could not even be opened.
    if ('code' in error && typeof error.code === 'string') return error.code;
  }
  return error instanceof Error ? error.name : 'unknown error';
}
