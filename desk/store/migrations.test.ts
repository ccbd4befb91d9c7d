import { expect, it } from 'vitest';
import { postgresMigrations, sqliteMigrations } from './migrations.ts';

it.each([
  ['SQLite', sqliteMigrations],
  ['PostgreSQL', postgresMigrations],
])('adds what is new behind what databases have, on %s', (_database, migrations) => {
  // They run in the order of their names; a database that has a later one refuses an earlier one.
  const added = Object.keys(migrations).filter((name) => name >= '2026-12-01');

  expect(added).not.toEqual([]);
  expect(added).toEqual(added.toSorted());
});
