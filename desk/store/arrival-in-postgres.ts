import { CompiledQuery } from 'kysely';
import { arrivalView } from './arrival-view.ts';
import { postgresArrivalColumns } from './arrival-view-in-postgres.ts';
import { appendEvent, eventColumnsOf, streamed } from './event-store.ts';
import {
  type Arrive,
  type CodeSeries,
  type GivenNumbers,
  type TakenIn,
  ticketSeries,
  withFreeCode,
} from './new-arrival.ts';
import type { DeskDatabase } from './tables.ts';
import { rowOfTicket } from './ticket-row.ts';
import { insertTicket, passOverNumbers, takeNumbers } from './ticket-store.ts';

/** What is expected to be next of one database, on which other desks may write too. */
interface Expected {
  codeSeries: string | null;
  numbers: GivenNumbers | null;
  /** Visits of this desk that are being taken in. */
  underWay: number;
}

/** Numbers that are still to be had when `codeBefore` is the last code that was taken. */
interface ExpectedNumbers extends GivenNumbers {
  readonly codeBefore: number;
}

const expectedOf = new WeakMap<DeskDatabase, Expected>();

/**
 * One statement when nobody else is being taken in here and the next numbers are known; should another desk have
 * taken them meanwhile, or more have to be locked, a transaction of several.
 */
export async function takeInOnPostgres<T>(
  database: DeskDatabase,
  terms: { readonly series: CodeSeries | null; readonly locks: boolean },
  arrive: Arrive<T>,
): Promise<TakenIn<T>> {
  const { series } = terms;
  const expected = expectationsOf(database);
  const numbers = terms.locks || series === null ? null : takeExpected(expected, series);
  expected.underWay += 1;
  try {
    if (series !== null && numbers !== null) {
      try {
        const taken = await takeInAtOnce(database, series.name, numbers, arrive);
        expectAfter(expected, series.name, numbers);
        return taken;
      } catch (error) {
        if (!canGoTheLongWay(error)) throw error;
      }
    }
    const { taken, given } = await takeInWithLocks(database, series, arrive);
    if (series !== null) expectAfter(expected, series.name, given);
    return taken;
  } finally {
    expected.underWay -= 1;
  }
}

/** Asks for the next numbers in time when a visit of this number was taken in by another desk. */
export async function noticeArrival(database: DeskDatabase, number: number): Promise<void> {
  const expected = expectedOf.get(database);
  const { codeSeries = null, numbers = null, underWay = 0 } = expected ?? {};
  if (expected === undefined || codeSeries === null || numbers === null || underWay > 0) return;
  if (number < numbers.number) return;
  // Whoever comes before the answer asks himself.
  expected.numbers = null;
  const taken = await database.read
    .selectFrom('counter')
    .select(['name', 'value'])
    .where('name', 'in', [ticketSeries, codeSeries])
    .execute();
  const lastOf = (series: string) => taken.find(({ name }) => name === series)?.value ?? 0;
  expectAfter(expected, codeSeries, {
    number: lastOf(ticketSeries),
    codeNumber: lastOf(codeSeries),
  });
}

function expectationsOf(database: DeskDatabase): Expected {
  const known = expectedOf.get(database);
  if (known !== undefined) return known;
  const fresh: Expected = { codeSeries: null, numbers: null, underWay: 0 };
  expectedOf.set(database, fresh);
  return fresh;
}

/** The expected numbers, once: whoever comes meanwhile asks the database. */
function takeExpected(expected: Expected, series: CodeSeries): ExpectedNumbers | null {
  const { numbers, codeSeries, underWay } = expected;
  if (numbers === null || codeSeries !== series.name || underWay > 0) return null;
  expected.numbers = null;
  return { codeBefore: (numbers.codeNumber ?? 0) - 1, ...withFreeCode(numbers, series) };
}

/** Numbers only grow: of two that finish in another order than they began, the later counts. */
function expectAfter(expected: Expected, codeSeries: string, given: GivenNumbers): void {
  const { numbers } = expected;
  if (expected.codeSeries === codeSeries && numbers !== null && numbers.number > given.number) {
    return;
  }
  expected.codeSeries = codeSeries;
  expected.numbers = { number: given.number + 1, codeNumber: (given.codeNumber ?? 0) + 1 };
}

const arrivals = `insert into ${arrivalView} (${postgresArrivalColumns.join(', ')}) values (${postgresArrivalColumns
  .map((_name, index) => `$${index + 1}`)
  .join(', ')}) returning event_id`;

async function takeInAtOnce<T>(
  database: DeskDatabase,
  codeSeries: string,
  given: ExpectedNumbers,
  arrive: Arrive<T>,
): Promise<TakenIn<T>> {
  const { ticket, event, reply } = await arrive(given, database.read);
  const row = {
    ...rowOfTicket(ticket),
    ...eventColumnsOf(event),
    code_series: codeSeries,
    code_before: given.codeBefore,
    code_number: given.codeNumber,
  };
  const values = postgresArrivalColumns.map((column) => row[column]);
  const [stored] = await database.writeAlone<{ readonly event_id: number }>(
    CompiledQuery.raw(arrivals, values),
  );
  if (stored === undefined) throw new Error('An arrival returns the id of its event');
  return { reply, event: streamed(stored.event_id, event), told: true };
}

/**
 * Nothing was stored, and the longer way may work: 40001, as the view raises it and PostgreSQL itself may, and 54000,
 * with which it refuses notifications when somebody who listens has not fetched any for very long (manual,
 * appendix A and the page of NOTIFY).
 */
function canGoTheLongWay(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '54000')
  );
}

async function takeInWithLocks<T>(
  database: DeskDatabase,
  series: CodeSeries | null,
  arrive: Arrive<T>,
): Promise<{ readonly taken: TakenIn<T>; readonly given: GivenNumbers }> {
  return database.write(async (db) => {
    const names = series === null ? [ticketSeries] : [ticketSeries, series.name];
    const numbers = await takeNumbers(db, names);
    const codeNumber = series === null ? null : (numbers.get(series.name) ?? 0);
    const given = withFreeCode({ number: numbers.get(ticketSeries) ?? 0, codeNumber }, series);
    if (series !== null && given.codeNumber !== null && given.codeNumber !== codeNumber) {
      await passOverNumbers(db, series.name, given.codeNumber);
    }
    const { ticket, event, reply } = await arrive(given, db);
    await insertTicket(db, ticket);
    const stored = await appendEvent(db, 'postgres', event);
    return { taken: { reply, event: stored, told: false }, given };
  });
}
