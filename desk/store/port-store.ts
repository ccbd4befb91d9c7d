import { sql } from 'kysely';
import type { Plugs, PortDay } from '../../shared/domain/fleet/port-health.ts';
import type { Db } from './tables.ts';

/** Ports of one kiosk that are kept; a kiosk that tells of ever other ones is not believed. */
const mostKeptPorts = 64;

/**
 * Keeps what a kiosk counted. Told again, a day stays what it is; counts only grow, so that an answer that was
 * lost or a kiosk that forgot does no harm.
 */
export async function recordPortDays(
  db: Db,
  kioskId: string,
  days: readonly PortDay[],
): Promise<void> {
  if (days.length === 0) return;
  const known = await db
    .selectFrom('kiosk_port_day')
    .select('port')
    .distinct()
    .where('kiosk_id', '=', kioskId)
    .execute();
  const ports = new Set(known.map(({ port }) => port));
  for (const { port, day, data, read, noData, lastTrouble } of days) {
    if (!ports.has(port) && ports.size >= mostKeptPorts) continue;
    ports.add(port);
    const counts = { data, read, no_data: noData, last_trouble: lastTrouble };
    await db
      .insertInto('kiosk_port_day')
      .values({ kiosk_id: kioskId, port, day, ...counts })
      .onConflict((conflict) =>
        conflict.columns(['kiosk_id', 'day', 'port']).doUpdateSet((eb) => {
          const larger = (column: 'data' | 'read' | 'no_data') =>
            sql<number>`case when ${eb.ref(`excluded.${column}`)} > ${eb.ref(`kiosk_port_day.${column}`)}
              then ${eb.ref(`excluded.${column}`)} else ${eb.ref(`kiosk_port_day.${column}`)} end`;
          return {
            data: larger('data'),
            read: larger('read'),
            no_data: larger('no_data'),
            last_trouble: lastTrouble,
          };
        }),
      )
      .execute();
  }
}

/** One day of one port of one kiosk. */
export interface KioskPortDay extends PortDay {
  readonly kioskId: string;
}

/** The days of all kiosks or of one since a day, oldest first. */
export async function portDays(
  db: Db,
  since: string,
  kioskId: string | null = null,
): Promise<readonly KioskPortDay[]> {
  let query = db.selectFrom('kiosk_port_day').selectAll().where('day', '>=', since);
  if (kioskId !== null) query = query.where('kiosk_id', '=', kioskId);
  const rows = await query.orderBy('day').orderBy('port').execute();
  return rows.map((row) => ({
    kioskId: row.kiosk_id,
    port: row.port,
    day: row.day,
    data: row.data,
    read: row.read,
    noData: row.no_data,
    lastTrouble: row.last_trouble,
  }));
}

/** The plugs of all ports of all kiosks since a day. */
export async function plugsSince(db: Db, since: string): Promise<Plugs> {
  const { data, noData } = await db
    .selectFrom('kiosk_port_day')
    .select((eb) => [eb.fn.sum('data').as('data'), eb.fn.sum('no_data').as('noData')])
    .where('day', '>=', since)
    .executeTakeFirstOrThrow();
  // PostgreSQL hands out a sum as text; of no rows it is null.
  return { data: Number(data), noData: Number(noData) };
}

/** A port of which admins were told. */
export interface ToldPort {
  readonly kioskId: string;
  readonly port: string;
  readonly at: string;
  /** Null while it is suspect. */
  readonly wellAt: string | null;
}

export function toldPorts(db: Db): Promise<readonly ToldPort[]> {
  return db
    .selectFrom('kiosk_port_told')
    .select(['kiosk_id as kioskId', 'port', 'told_at as at', 'well_at as wellAt'])
    .execute();
}

/** Remembers that admins are told that a port is suspect; false when another desk was first. */
export async function markSuspect(
  db: Db,
  { kioskId, port, at }: Omit<ToldPort, 'wellAt'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('kiosk_port_told')
    .values({ kiosk_id: kioskId, port, told_at: at, well_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(['kiosk_id', 'port'])
        .doUpdateSet({ told_at: at, well_at: null })
        .where('kiosk_port_told.well_at', 'is not', null),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Remembers that they are told that it is well; false when another desk was first. */
export async function markWell(
  db: Db,
  { kioskId, port, at }: Omit<ToldPort, 'wellAt'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('kiosk_port_told')
    .set({ well_at: at })
    .where('kiosk_id', '=', kioskId)
    .where('port', '=', port)
    .where('well_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function forgetPortDays(db: Db, before: string): Promise<void> {
  await db.deleteFrom('kiosk_port_day').where('day', '<', before).execute();
}
