import { packed } from './packed-rows.ts';
import type { IndexQuestion, Wanted } from './search-question.ts';

/** The parameters of every question to the index, by their numbers in its statement. */
export const asked = { before: '?1', queues: '?2', match: '?3' } as const;

/** The newest hits of the index, of which a number may be a hit only where `mayBeHit` says so. */
export function indexPage(
  { limit }: IndexQuestion,
  wanted: Wanted,
  match: string = asked.match,
): string {
  return packed(
    wanted.columns,
    `from search_index f cross join ${tableOf(wanted)} w on w.number = f.rowid
    where f.search_index match ${match} and f.rowid < ${asked.before} and ${mayBeHit(wanted)}
    order by f.rowid desc limit ${limit}`,
  );
}

/** The newest numbers that the index has for a query. */
export function newestOf(match: string, most: number): string {
  return `select rowid as number from search_index
    where search_index match ${match} and rowid < ${asked.before} order by rowid desc limit ${most}`;
}

/** What is wanted of the numbers of a table that pass a condition on their body, `d.body`. */
export function passing(
  { limit }: IndexQuestion,
  wanted: Wanted,
  numbers: string,
  condition: string,
): string {
  return `select ${wanted.columns.map((column) => `w.${column}`).join(', ')} from ${numbers} n
    cross join search_document d on d.number = n.number
    cross join ${tableOf(wanted)} w on w.number = n.number
    where ${condition} and ${mayBeHit(wanted)} order by n.number desc limit ${limit}`;
}

function tableOf({ of }: Wanted): string {
  return of === 'ticket' ? 'ticket' : 'search_document';
}

function mayBeHit({ of }: Wanted): string {
  return of === 'ticket' ? `w.queue in (select value from json_each(${asked.queues}))` : 'true';
}
