import { sql } from 'kysely';
import type { Board } from '../../shared/contract/desk-contract.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import type { Db } from './tables.ts';

/** The visitors of all sites who are called and not yet at their counter, newest call first; no complaints. */
export async function calledNow(
  db: Db,
  limit: number,
): Promise<readonly { readonly siteId: string; readonly call: Board['called'][number] }[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(['visit_code', 'counter', 'called_at', 'calls', 'locale', 'updated_at', 'site_id'])
    // Literal, not bound: only so do both databases see that the index `ticket_called` fits.
    .where(sql<boolean>`status = 'called'`)
    .where('queue', '!=', 'confidential')
    .orderBy('called_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    siteId: row.site_id ?? firstSiteId,
    call: {
      visitCode: row.visit_code,
      counter: row.counter ?? '',
      calledAt: row.called_at ?? row.updated_at,
      calls: Math.max(1, row.calls),
      locale: row.locale,
    },
  }));
}
