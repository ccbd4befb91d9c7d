import { takeInOnPostgres } from './arrival-in-postgres.ts';
import { takeInOnSqlite } from './arrival-in-sqlite.ts';
import type { Arrive, CodeSeries, TakenIn } from './new-arrival.ts';
import type { DeskDatabase } from './tables.ts';

/** How somebody is taken in. */
interface Terms {
  /** Where his visit code comes from; null when he holds one already. */
  readonly series: CodeSeries | null;
  /** Whether `arrive` takes a lock that has to last until all is stored. */
  readonly locks: boolean;
}

/**
 * Takes somebody in: numbers, ticket and event, or none of them. It stands on the way of every visit, so where
 * it can be it is one statement: its numbers are known from the visit before, or were asked for in a quiet
 * moment.
 */
export function takeIn<T>(
  database: DeskDatabase,
  { series, locks }: Terms,
  arrive: Arrive<T>,
): Promise<TakenIn<T>> {
  return database.kind === 'postgres'
    ? takeInOnPostgres(database, { series, locks }, arrive)
    : takeInOnSqlite(database, series, arrive);
}
