import { type Selectable, sql } from 'kysely';
import {
  type KioskRequest,
  type KioskRequestState,
  stateAt,
} from '../../shared/domain/kiosk-request.ts';
import type { KioskRequestTable } from './kiosk-request-tables.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** A request as it is stored; `state` is never `expired`, see `stateAt`. */
export type StoredRequest = Selectable<KioskRequestTable>;

export async function insertRequest(db: Db, request: StoredRequest): Promise<void> {
  await db.insertInto('kiosk_request').values(request).execute();
}

/** Writes a request over the one that was read with `lockRequest` in the same command. */
export async function updateRequest(db: Db, request: StoredRequest): Promise<void> {
  await db
    .updateTable('kiosk_request')
    .set(request)
    .where('request_id', '=', request.request_id)
    .execute();
}

/** One request that nobody else changes before the end of this command, or null. */
export async function lockRequest(
  db: Db,
  kind: DeskDatabase['kind'],
  requestId: string,
): Promise<StoredRequest | null> {
  const query = db.selectFrom('kiosk_request').selectAll().where('request_id', '=', requestId);
  const row = await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row ?? null;
}

/** The ticket of a request, which never changes; null when there is no such request. */
export async function ticketOfRequest(db: Db, requestId: string): Promise<string | null> {
  const row = await db
    .selectFrom('kiosk_request')
    .select('ticket_id')
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return row?.ticket_id ?? null;
}

/** The requests of a kiosk that are neither over nor out of time, oldest first. */
export async function openRequestsOf(
  db: Db,
  kioskId: string,
  now: string,
  limit: number,
): Promise<readonly StoredRequest[]> {
  return (
    db
      .selectFrom('kiosk_request')
      .selectAll()
      .where('kiosk_id', '=', kioskId)
      // Literal, not bound: only so do both databases see that the index `kiosk_request_open` fits.
      .where(sql<boolean>`state in ('waiting', 'taken')`)
      .where('expires_at', '>', now)
      .orderBy('asked_at')
      .limit(limit)
      .execute()
  );
}

/** What was last asked for a ticket, oldest first, as its card shows it. */
export async function requestsOf(
  db: Db,
  ticketId: string,
  nowMs: number,
  limit: number,
): Promise<readonly KioskRequest[]> {
  const rows = await db
    .selectFrom('kiosk_request')
    .innerJoin('kiosk', 'kiosk.kiosk_id', 'kiosk_request.kiosk_id')
    .selectAll('kiosk_request')
    .select('kiosk.name')
    .where('ticket_id', '=', ticketId)
    .orderBy('asked_at', 'desc')
    .limit(limit)
    .execute();
  return rows.toReversed().map((row) => ({
    requestId: row.request_id,
    kioskId: row.kiosk_id,
    kioskName: row.name,
    kind: row.kind,
    state: stateOf(row, nowMs),
    progress: row.progress,
    faultCode: row.fault_code,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
  }));
}

export function stateOf(
  request: Pick<StoredRequest, 'state' | 'expires_at'>,
  nowMs: number,
): KioskRequestState {
  return stateAt({ state: request.state, expiresAt: request.expires_at }, nowMs);
}
