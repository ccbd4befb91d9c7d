import { CompiledQuery } from 'kysely';
import { arrivalColumns, arrivalView } from './arrival-view.ts';
import { eventColumnsOf, streamed } from './event-store.ts';
import {
  type Arrive,
  type CodeSeries,
  type GivenNumbers,
  type TakenIn,
  ticketSeries,
  withFreeCode,
} from './new-arrival.ts';
import type { Db, DeskDatabase } from './tables.ts';
import { rowOfTicket } from './ticket-row.ts';

/** One statement, made while nobody else writes. */
export async function takeInOnSqlite<T>(
  database: DeskDatabase,
  series: CodeSeries | null,
  arrive: Arrive<T>,
): Promise<TakenIn<T>> {
  const codeSeries = series?.name ?? null;
  const ahead = aheadOf.get(database) ?? startAsking(database);
  try {
    return await database.writeStatement(async (db) => {
      const commands = database.commandsBegun();
      const numbers = withFreeCode(
        knownAhead(ahead, commands, codeSeries) ?? (await nextNumbers(db, codeSeries)),
        series,
      );
      const { eventId, number, codeNumber } = numbers;
      const { ticket, event, reply } = await arrive({ number, codeNumber }, db);
      const row = {
        ...rowOfTicket(ticket),
        ...eventColumnsOf(event),
        event_id: eventId,
        code_series: codeSeries,
        code_number: codeNumber,
      };
      const values = arrivalColumns.map((column) => row[column]);
      const ran = () => {
        Object.assign(ahead, { codeSeries, commands, numbers: numbersAfter(numbers) });
      };
      const value = { reply, event: streamed(eventId, event), told: false };
      return { change: { into: arrivals, values }, value, ran };
    });
  } catch (error) {
    // What ran may have been undone with its group.
    ahead.commands = null;
    throw error;
  }
}

const arrivals = `${arrivalView} (${arrivalColumns.join(', ')})`;

const askNextNumbers = `select
  coalesce((select value from counter where name = '${ticketSeries}'), 0) + 1 as number,
  coalesce((select value from counter where name = ?), 0) + 1 as code_number,
  coalesce((select max(event_id) from event), 0) + 1 as event_id`;

interface NextNumbersRow {
  readonly number: number;
  readonly code_number: number;
  readonly event_id: number;
}

interface NextNumbers extends GivenNumbers {
  readonly eventId: number;
}

/** The next numbers of one database as they were after `commands` commands of this program. */
interface Ahead {
  codeSeries: string | null;
  commands: number | null;
  numbers: NextNumbers | null;
}

const aheadOf = new WeakMap<DeskDatabase, Ahead>();

/**
 * The next numbers when this is the first command since they were known; else null. Should another
 * program have written meanwhile, the statement breaks a unique key and nothing is stored: the kiosk
 * hands over again.
 */
function knownAhead(
  ahead: Ahead,
  begun: number | null,
  codeSeries: string | null,
): NextNumbers | null {
  const { commands, numbers } = ahead;
  const usable = ahead.codeSeries === codeSeries && commands !== null && begun === commands + 1;
  ahead.codeSeries = codeSeries;
  return usable ? numbers : null;
}

function numbersAfter({ number, codeNumber, eventId }: NextNumbers): NextNumbers {
  return {
    number: number + 1,
    codeNumber: codeNumber === null ? null : codeNumber + 1,
    eventId: eventId + 1,
  };
}

function startAsking(database: DeskDatabase): Ahead {
  const ahead: Ahead = { codeSeries: null, commands: null, numbers: null };
  aheadOf.set(database, ahead);
  const ask = async (): Promise<void> => {
    const { codeSeries } = ahead;
    const commands = database.commandsBegun();
    if (ahead.commands === commands) return;
    const numbers = await nextNumbers(database.read, codeSeries);
    // A visit may have come in meanwhile, or another series may be wanted.
    if (database.commandsBegun() !== commands || ahead.codeSeries !== codeSeries) return;
    Object.assign(ahead, { commands, numbers });
  };
  database.onQuiet(() => {
    ask().catch(() => {
      // Whoever arrives next asks himself, and says so when that fails.
      ahead.commands = null;
    });
  });
  return ahead;
}

async function nextNumbers(db: Db, codeSeries: string | null): Promise<NextNumbers> {
  const { rows } = await db.executeQuery<NextNumbersRow>(
    CompiledQuery.raw(askNextNumbers, [codeSeries]),
  );
  const [row] = rows;
  if (row === undefined) throw new Error('A select without from always has one row');
  return {
    number: row.number,
    codeNumber: codeSeries === null ? null : row.code_number,
    eventId: row.event_id,
  };
}
