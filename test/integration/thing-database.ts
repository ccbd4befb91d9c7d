import type { Migration } from 'kysely/migration';
import { openSqlite3Connection } from '../../shared/storage/sqlite3-connection.ts';
import type { OpenSqliteConnection } from '../../shared/storage/sqlite-connection.ts';
import { openNodeSqliteConnection } from './node-sqlite-connection.ts';

/** The least database that the storage port can be tried on. */
export interface ThingTables {
  thing: { id: number; name: string };
}

export const thingMigrations: Readonly<Record<string, Migration>> = {
  '2026-01-01-thing': {
    up: (db) =>
      db.schema
        .createTable('thing')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull().unique())
        .execute(),
  },
};

/** The drivers that stand behind the port, by name. */
export const sqliteDrivers: readonly (readonly [string, OpenSqliteConnection])[] = [
  ['sqlite3', openSqlite3Connection],
  ['node:sqlite', openNodeSqliteConnection],
];
