import type { SearchPosition } from '../store/search-index-store.ts';
import type { Db } from '../store/tables.ts';
import { type Read, readSearched } from './read-searched.ts';

/** Tickets that changed and are not in the index yet are read themselves, at most so many. */
const mostFresh = 200;

/** What happened after the index stopped, as it is now: so a ticket is found in the moment it comes in. */
export async function readFresh(
  db: Db,
  position: SearchPosition,
  dayOf: (timeMs: number) => string,
): Promise<readonly Read[]> {
  if (position.newestEventId <= position.eventId) return [];
  const rows = await db
    .selectFrom('event')
    .select('ticket_id')
    .where('event_id', '>', position.eventId)
    .orderBy('event_id', 'desc')
    .limit(mostFresh)
    .execute();
  const ids = [...new Set(rows.map((row) => row.ticket_id))];
  return readSearched(db, ids, dayOf);
}
