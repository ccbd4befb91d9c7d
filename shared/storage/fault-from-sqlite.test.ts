import { expect, it } from 'vitest';
import { faultFromSqlite, isFailedStorage } from './fault-from-sqlite.ts';

it.each([
  [{ code: 'SQLITE_FULL' }, 'store/full', 'The disk of the data folder is full'],
  [{ code: 'ENOSPC' }, 'store/full', 'The disk of the data folder is full'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 14 }, 'store/failed', 'SQLite refused: 14'],
  [{ code: 'EROFS' }, 'store/failed', 'SQLite refused: EROFS'],
  [{}, 'store/failed', 'SQLite refused: Error'],
])('tells why %j was refused, and never what was written', (given, code, detail) => {
  const error = Object.assign(new Error('with a value'), given);

  expect(faultFromSqlite(error)).toEqual({ code, detail });
});

it('takes no word of the system for a failure of SQLite', () => {
  expect(isFailedStorage(Object.assign(new Error('no'), { code: 'EROFS' }))).toBe(false);
});
