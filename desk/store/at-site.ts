import { type RawBuilder, sql } from 'kysely';
import { firstSiteId } from '../../shared/domain/site.ts';

/** What a row says of its site: nothing when it is the first. */
export function siteColumnOf(siteId: string): string | null {
  return siteId === firstSiteId ? null : siteId;
}

/** `true` where a column names this site. */
export function atSite(column: string, siteId: string): RawBuilder<boolean> {
  return siteId === firstSiteId
    ? sql<boolean>`${sql.ref(column)} is null`
    : sql<boolean>`${sql.ref(column)} = ${siteId}`;
}
