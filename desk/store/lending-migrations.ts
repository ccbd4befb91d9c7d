import type { Migration } from 'kysely/migration';
import { createHandIns } from './hand-in-tables.ts';

/** What lending added to the schema after the register and its handovers. */
export const lendingMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-29-lending-hand-ins': { up: createHandIns },
};
