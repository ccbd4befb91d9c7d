import type { Selectable } from 'kysely';
import { type ServiceTerms, serviceTermsSchema } from '../../shared/domain/service-level/terms.ts';
import type { ServiceTermsTable } from './service-level-tables.ts';
import type { Db } from './tables.ts';

/** When each version began, oldest first; there is always one. */
export async function versionsOfTerms(
  db: Db,
): Promise<readonly { readonly version: number; readonly since: string }[]> {
  return db.selectFrom('service_terms').select(['version', 'since']).orderBy('version').execute();
}

/** One version of the terms. */
export async function termsOf(db: Db, version: number): Promise<ServiceTerms> {
  return termsOfRow(
    await db
      .selectFrom('service_terms')
      .selectAll()
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  );
}

/** The terms as they hold now. */
export async function newestTerms(db: Db): Promise<ServiceTerms> {
  return termsOfRow(
    await db
      .selectFrom('service_terms')
      .selectAll()
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
}

/** Adds a version; false when another has that number already. */
export async function insertTerms(
  db: Db,
  terms: ServiceTerms,
  accountId: string,
): Promise<boolean> {
  const row = await db
    .insertInto('service_terms')
    .values({
      version: terms.version,
      since: terms.since,
      changed_by: terms.by,
      changed_by_id: accountId,
      calendar: JSON.stringify(terms.calendar),
      site_calendars:
        terms.siteCalendars === undefined ? null : JSON.stringify(terms.siteCalendars),
      targets: JSON.stringify(terms.targets),
    })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}

function termsOfRow(row: Selectable<ServiceTermsTable>): ServiceTerms {
  const parsed = (text: string): unknown => JSON.parse(text);
  return serviceTermsSchema.parse({
    version: row.version,
    since: row.since,
    by: row.changed_by,
    calendar: parsed(row.calendar),
    ...(row.site_calendars === null ? {} : { siteCalendars: parsed(row.site_calendars) }),
    targets: parsed(row.targets),
  });
}
