import { unhurried } from '../queue/unhurried.ts';
import type { Db } from '../store/tables.ts';
import { itemColumns, itemOfRow } from '../store/ticket-row.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import { fileNamesOf } from '../store/ticket-attachment-store.ts';
import { withFileNames } from './file-words.ts';
import { searchBody, searchedDocumentSchema } from './search-document.ts';

/** A ticket with its body, as it is at this moment. */
export interface Read {
  readonly item: QueueItem;
  readonly body: string;
}

/** Tickets made into bodies before other work of the program gets its turn. */
const atOnce = 4;

/** Reads tickets with all that was written on them. What is asked for and not there is left out. */
export async function readSearched(
  db: Db,
  ticketIds: readonly string[],
  dayOf: (timeMs: number) => string,
): Promise<readonly Read[]> {
  if (ticketIds.length === 0) return [];
  const rows = await db
    .selectFrom('ticket')
    .select([...itemColumns, 'document'])
    .where('ticket_id', 'in', ticketIds)
    .execute();
  const lines = await db
    .selectFrom('event')
    .select(['ticket_id', 'words'])
    .where('ticket_id', 'in', ticketIds)
    .where('words', 'is not', null)
    .orderBy('event_id')
    .execute();
  const written = new Map<string, string[]>();
  for (const { ticket_id: ticketId, words } of lines) {
    if (words === null) continue;
    const known = written.get(ticketId);
    if (known === undefined) written.set(ticketId, [words]);
    else known.push(words);
  }
  const files = await fileNamesOf(db, ticketIds);
  const read: Read[] = [];
  for await (const row of unhurried(rows, atOnce)) {
    const item = itemOfRow(row);
    const body = searchBody({
      item,
      document: searchedDocumentSchema.parse(JSON.parse(row.document)),
      written: written.get(row.ticket_id) ?? [],
      day: dayOf(Date.parse(item.arrivedAt)),
    });
    read.push({ item, body: withFileNames(body, files.get(row.ticket_id) ?? []) });
  }
  return read;
}
