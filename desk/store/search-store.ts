import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { packedRows } from './packed-rows.ts';
import { askPostgres } from './search-in-postgres.ts';
import { askSqlite } from './search-in-sqlite.ts';
import { type IndexAnswer, type IndexQuestion, type Wanted, anyNumber } from './search-question.ts';
import type { Db, DeskDatabase } from './tables.ts';
import { type ItemRow, itemColumns, itemOfRow } from './ticket-row.ts';

/** A hit as it is weighed. */
export interface WeighedHit {
  readonly number: number;
  readonly ticketId: string;
  readonly body: string;
}

/** Newest tickets first, without asking the index. */
export async function newestTickets(
  db: Db,
  queues: readonly WorkQueue[],
  before: number | null,
  limit: number,
): Promise<readonly QueueItem[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(itemColumns)
    .where('queue', 'in', [...queues])
    .where('number', '<', before ?? anyNumber)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(itemOfRow);
}

/** Newest hits of the index first. */
export async function indexedTickets(
  database: DeskDatabase,
  question: IndexQuestion,
): Promise<IndexAnswer<QueueItem>> {
  const { position, hits } = await ask<ItemRow>(database, question, {
    of: 'ticket',
    columns: itemColumns,
  });
  return { position, hits: hits.map(itemOfRow) };
}

/** The same hits with what weighs. In which queue they stand now is not looked at. */
export async function weighedHits(
  database: DeskDatabase,
  question: IndexQuestion,
): Promise<IndexAnswer<WeighedHit>> {
  const { position, hits } = await ask<{ number: number; ticket_id: string; body: string }>(
    database,
    question,
    { of: 'document', columns: ['number', 'ticket_id', 'body'] },
  );
  return {
    position,
    hits: hits.map(({ number, ticket_id: ticketId, body }) => ({ number, ticketId, body })),
  };
}

function ask<Row>(
  database: DeskDatabase,
  question: IndexQuestion,
  wanted: Wanted,
): Promise<IndexAnswer<Row>> {
  return database.kind === 'postgres'
    ? askPostgres(database.read, question, wanted)
    : askSqlite(database.read, question, wanted);
}

/** The lines of tickets that stand in one of these queues, in the order of their ids. */
export async function itemsById(
  { kind, read }: DeskDatabase,
  ticketIds: readonly string[],
  queues: readonly WorkQueue[],
): Promise<readonly QueueItem[]> {
  if (ticketIds.length === 0) return [];
  const rows =
    kind === 'postgres'
      ? await read
          .selectFrom('ticket')
          .select(itemColumns)
          .where('ticket_id', 'in', ticketIds)
          .execute()
      : await packedRows<ItemRow>(
          read,
          itemColumns,
          'from ticket w where w.ticket_id in (select value from json_each(?1))',
          [JSON.stringify(ticketIds)],
        );
  const items = new Map(
    rows.filter((row) => queues.includes(row.queue)).map((row) => [row.ticket_id, itemOfRow(row)]),
  );
  return ticketIds.flatMap((ticketId) => items.get(ticketId) ?? []);
}
