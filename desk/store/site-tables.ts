import type { Kysely } from 'kysely';
import { firstSiteId } from '../../shared/domain/site.ts';

/** Where visitors are received. */
export interface SiteTable {
  readonly site_id: string;
  /** Null until somebody names the first site: then it is called as the desk is. */
  readonly name: string | null;
  readonly place: string;
  readonly closed: 0 | 1;
}

/** A counter of a site; `counter` is the table of numbers given out. */
export interface SiteCounterTable {
  readonly counter_id: string;
  readonly site_id: string;
  readonly name: string;
  readonly closed: 0 | 1;
}

/**
 * Sites and their counters, with the first site that every desk has. Tickets, kiosks and sessions name
 * their site unless it is the first, so nothing that exists is rewritten (ADR 24); a disturbance that
 * names none is one of all sites.
 */
export async function createSites(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('site')
    .addColumn('site_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('closed', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('site_counter')
    .addColumn('counter_id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'text', (column) => column.notNull().references('site.site_id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('closed', 'integer', (column) => column.notNull())
    .addUniqueConstraint('site_counter_name', ['site_id', 'name'])
    .execute();
  await db
    // The schema of a moment in time has no types.
    .withTables<{ readonly site: SiteTable }>()
    .insertInto('site')
    .values({ site_id: firstSiteId, name: null, place: '', closed: 0 })
    .execute();
  for (const table of ['ticket', 'kiosk', 'session', 'disturbance']) {
    await db.schema.alterTable(table).addColumn('site_id', 'text').execute();
  }
}
