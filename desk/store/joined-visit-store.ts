import { sql } from 'kysely';
import { deepestLayer, type Readout, readoutSchema } from '../../shared/domain/readout.ts';
import type { Reading } from '../../shared/domain/reading.ts';
import { storedJson } from './stored-json.ts';
import type { Db, DeskDatabase } from './tables.ts';

const readoutText = storedJson(readoutSchema);

/** A visit as it is added to a ticket. */
export interface JoinedVisit {
  readonly visitId: string;
  readonly ticketId: string;
  readonly kiosk: { readonly kioskId: string; readonly name: string };
  readonly visitorName: string;
  readonly contentHash: string;
  readonly reply: string;
  readonly readout: Readout | null;
  readonly photoHash: string | null;
  readonly at: string;
}

/** Adds a visit to a ticket; false when it was added before. */
export async function insertJoinedVisit(db: Db, visit: JoinedVisit): Promise<boolean> {
  const row = await db
    .insertInto('joined_visit')
    .values({
      visit_id: visit.visitId,
      ticket_id: visit.ticketId,
      kiosk_id: visit.kiosk.kioskId,
      kiosk_name: visit.kiosk.name,
      visitor_name: visit.visitorName,
      content_hash: visit.contentHash,
      reply: visit.reply,
      layer: visit.readout === null ? null : deepestLayer(visit.readout),
      readout: visit.readout === null ? null : JSON.stringify(visit.readout),
      photo_hash: visit.photoHash,
      at: visit.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('visit_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What a replay of a joined visit needs. */
export interface FoundJoinedVisit {
  readonly ticketId: string;
  readonly kioskId: string;
  readonly contentHash: string;
  readonly reply: string;
  readonly readout: Readout | null;
}

/**
 * Until the end of the command nobody else makes this visit part of a ticket or a ticket of its own: no one
 * table keeps it from becoming both. SQLite has one writer anyway.
 */
export async function lockVisit(
  db: Db,
  kind: DeskDatabase['kind'],
  visitId: string,
): Promise<void> {
  if (kind !== 'postgres') return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${visitId}, 0))`.execute(db);
}

/** Null when this visit was never joined. */
export async function findJoinedVisit(db: Db, visitId: string): Promise<FoundJoinedVisit | null> {
  const row = await db
    .selectFrom('joined_visit')
    .select(['ticket_id', 'kiosk_id', 'content_hash', 'reply', 'readout'])
    .where('visit_id', '=', visitId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    ticketId: row.ticket_id,
    kioskId: row.kiosk_id,
    contentHash: row.content_hash,
    reply: row.reply,
    readout: row.readout === null ? null : readoutText.parse(row.readout),
  };
}

/** Writes another reply over the one that a replay gets. */
export async function updateJoinedReply(db: Db, visitId: string, reply: string): Promise<void> {
  await db.updateTable('joined_visit').set({ reply }).where('visit_id', '=', visitId).execute();
}

/** The latest readings that came with later visits of a ticket, oldest first. */
export async function joinedReadings(
  db: Db,
  ticketId: string,
  limit: number,
): Promise<readonly Reading[]> {
  const rows = await db
    .selectFrom('joined_visit')
    .select(['visit_id', 'kiosk_name', 'visitor_name', 'layer', 'readout', 'at'])
    .where('ticket_id', '=', ticketId)
    .where('readout', 'is not', null)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.toReversed().map((row) => ({
    readingId: row.visit_id,
    arrivedAt: row.at,
    kioskName: row.kiosk_name,
    layer: row.layer ?? 'L0',
    askedBy: row.visitor_name,
    readout: readoutText.parse(row.readout),
  }));
}
