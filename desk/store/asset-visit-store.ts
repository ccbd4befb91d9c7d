import { type Selectable, sql } from 'kysely';
import type { Asset } from '../../shared/domain/asset.ts';
import type { AssetVisit } from '../../shared/domain/asset-timeline.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { findAsset } from './asset-store.ts';
import type { PersonQuestion } from './person-page-store.ts';
import type { Db, TicketTable } from './tables.ts';
import { ticketOfRow } from './ticket-row.ts';

/** Which visits of an asset are asked for. */
export interface VisitQuestion {
  readonly assetId: string;
  readonly queues: readonly WorkQueue[];
  /** From this moment, and before that one; null is no bound. */
  readonly from: string | null;
  readonly before: string | null;
  readonly limit: number;
}

/** The tickets of an asset, newest first, with how much was read and worked for them. */
export async function visitsOfAsset(db: Db, asked: VisitQuestion): Promise<readonly AssetVisit[]> {
  const { assetId, queues, from, before, limit } = asked;
  let query = ticketsOfAsset(db, assetId, queues)
    .selectAll()
    .orderBy('arrived_at', 'desc')
    .limit(limit);
  if (from !== null) query = query.where('arrived_at', '>=', from);
  if (before !== null) query = query.where('arrived_at', '<', before);
  return visitsOf(db, await query.execute());
}

/** The tickets of a person, newest first. */
export async function visitsOfPerson(
  db: Db,
  { personId, queues, before, limit }: PersonQuestion,
): Promise<readonly AssetVisit[]> {
  let query = db
    .selectFrom('ticket')
    .selectAll()
    .where('person_id', '=', personId)
    .where('queue', 'in', [...queues])
    .orderBy('arrived_at', 'desc')
    .limit(limit);
  if (before !== null) query = query.where('arrived_at', '<', before);
  return visitsOf(db, await query.execute());
}

async function visitsOf(
  db: Db,
  rows: readonly Selectable<TicketTable>[],
): Promise<readonly AssetVisit[]> {
  const ids = rows.map((row) => row.ticket_id);
  const [readings, minutes] = await Promise.all([readingsBy(db, ids), minutesBy(db, ids)]);
  return rows.map((row) => {
    const { item, document } = ticketOfRow(row);
    const { ticketId } = item;
    return {
      ticketId,
      number: item.number,
      visitCode: item.visitCode,
      arrivedAt: item.arrivedAt,
      status: item.status,
      reportType: item.reportType,
      category: item.category,
      visitorName: item.visitorName,
      words: document.reason?.words ?? null,
      solution: document.resolution?.solution ?? null,
      readouts: (document.readout === null ? 0 : 1) + (readings.get(ticketId) ?? 0),
      minutes: minutes.get(ticketId) ?? 0,
    };
  });
}

/** The tickets whose device an asset was, by its keyed hash, and those that the register names with it. */
export function ticketsOfAsset(db: Db, assetId: string, queues: readonly WorkQueue[]) {
  return db
    .selectFrom('ticket')
    .where('queue', 'in', [...queues])
    .where((eb) =>
      eb.or([
        eb(
          'device_key',
          'in',
          eb.selectFrom('asset_device').select('device_key').where('asset_id', '=', assetId),
        ),
        eb(
          'ticket_id',
          'in',
          eb
            .selectFrom('asset_event')
            .select(sql<string>`ticket_id`.as('ticket_id'))
            .where('asset_id', '=', assetId)
            .where('ticket_id', 'is not', null),
        ),
      ]),
    );
}

/**
 * The only asset that came with a ticket, as far as the register says; null when there is none or there are
 * several. What was lent or handed out on it is not what its visitor came for.
 */
export async function assetOfTicket(db: Db, ticketId: string): Promise<Asset | null> {
  const rows = await db
    .selectFrom('asset_event')
    .select('asset_id')
    .distinct()
    .where('ticket_id', '=', ticketId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('loan')
            .select('loan.loan_id')
            .whereRef('loan.asset_id', '=', 'asset_event.asset_id')
            .where('loan.ticket_id', '=', ticketId),
        ),
      ),
    )
    .limit(2)
    .execute();
  const [only] = rows;
  return rows.length === 1 && only !== undefined ? findAsset(db, only.asset_id) : null;
}

async function readingsBy(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('reading')
    .select((eb) => ['ticket_id', eb.fn.countAll().as('count')])
    .where('ticket_id', 'in', [...ids])
    .groupBy('ticket_id')
    .execute();
  return new Map(rows.map((row) => [row.ticket_id, Number(row.count)]));
}

async function minutesBy(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('work_log')
    .select((eb) => ['ticket_id', eb.fn.sum('minutes').as('minutes')])
    .where('ticket_id', 'in', [...ids])
    .where('withdrawn_at', 'is', null)
    .groupBy('ticket_id')
    .execute();
  return new Map(rows.map((row) => [row.ticket_id, Number(row.minutes)]));
}
