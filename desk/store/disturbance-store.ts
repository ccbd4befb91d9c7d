import type { Selectable } from 'kysely';
import {
  type Disturbance,
  type ShownDisturbance,
  disturbanceSchema,
  disturbanceWordsSchema,
  goingOn,
  shownDisturbanceSchema,
} from '../../shared/domain/disturbance.ts';
import type { DisturbanceTable } from './disturbance-tables.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const wordsText = storedJson(
  disturbanceWordsSchema.pick({ title: true, text: true, categories: true }),
);

/** As many are listed, newest first. */
const mostListed = 100;

type Said = Omit<Disturbance, 'disturbanceId' | 'affected' | 'version'>;

/** Adds a disturbance. */
export async function insertDisturbance(
  db: Db,
  { disturbanceId, ...said }: Said & Pick<Disturbance, 'disturbanceId'>,
): Promise<void> {
  await db
    .insertInto('disturbance')
    .values({ disturbance_id: disturbanceId, ...columnsOf(said), version: 1 })
    .execute();
}

/** Writes over a version that was seen, if one is named; false when it is another one, or not there. */
export async function updateDisturbance(
  db: Db,
  seen: { readonly disturbanceId: string; readonly version: number | undefined },
  said: Said,
): Promise<boolean> {
  let query = db
    .updateTable('disturbance')
    .set((eb) => ({ ...columnsOf(said), version: eb('version', '+', 1) }))
    .where('disturbance_id', '=', seen.disturbanceId);
  if (seen.version !== undefined) query = query.where('version', '=', seen.version);
  return (await query.returning('disturbance_id').executeTakeFirst()) !== undefined;
}

/** The latest disturbances with how many have them too. */
export async function listDisturbances(db: Db): Promise<Disturbance[]> {
  const rows = await db
    .selectFrom('disturbance')
    .selectAll()
    .orderBy('from_at', 'desc')
    .limit(mostListed)
    .execute();
  return withAffected(db, rows);
}

/** One disturbance, or null. */
export async function findDisturbance(db: Db, disturbanceId: string): Promise<Disturbance | null> {
  return (await disturbancesById(db, [disturbanceId]))[0] ?? null;
}

/** Those of these that are there, the newest first. */
export async function disturbancesById(
  db: Db,
  disturbanceIds: readonly string[],
): Promise<Disturbance[]> {
  if (disturbanceIds.length === 0) return [];
  const rows = await db
    .selectFrom('disturbance')
    .selectAll()
    .where('disturbance_id', 'in', [...disturbanceIds])
    .orderBy('from_at', 'desc')
    .execute();
  return withAffected(db, rows);
}

/** What walls and kiosks of a site show at a moment. */
export async function shownNow(db: Db, siteId: string, nowMs: number): Promise<ShownDisturbance[]> {
  const now = new Date(nowMs).toISOString();
  const rows = await db
    .selectFrom('disturbance')
    .selectAll()
    .where('state', '=', 'known')
    .where((eb) => eb.or([eb('site_id', 'is', null), eb('site_id', '=', siteId)]))
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .execute();
  const known = rows.map((row) => shownDisturbanceSchema.strip().parse(partsOf(row)));
  return [...goingOn(known, nowMs)];
}

/** Counts one who has it too, once. */
export async function insertAffected(
  db: Db,
  affected: {
    readonly affectedId: string;
    readonly disturbanceId: string;
    readonly kioskId: string;
    readonly at: string;
  },
): Promise<void> {
  await db
    .insertInto('disturbance_affected')
    .values({
      affected_id: affected.affectedId,
      disturbance_id: affected.disturbanceId,
      kiosk_id: affected.kioskId,
      at: affected.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function columnsOf({ state, title, text, categories, siteId, ...said }: Said) {
  return {
    state,
    words: JSON.stringify({ title, text, categories }),
    from_at: said.fromAt,
    until_at: said.untilAt,
    site_id: siteId ?? null,
    owner: said.owner,
    updated_at: said.updatedAt,
  };
}

function partsOf(row: Selectable<DisturbanceTable>) {
  return {
    disturbanceId: row.disturbance_id,
    state: row.state,
    ...wordsText.parse(row.words),
    fromAt: row.from_at,
    untilAt: row.until_at,
    ...(row.site_id === null ? {} : { siteId: row.site_id }),
    owner: row.owner,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

async function withAffected(
  db: Db,
  rows: readonly Selectable<DisturbanceTable>[],
): Promise<Disturbance[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.disturbance_id);
  const counted = await db
    .selectFrom('disturbance_affected')
    .select(({ fn }) => ['disturbance_id', fn.countAll().as('count')])
    .where('disturbance_id', 'in', ids)
    .groupBy('disturbance_id')
    .execute();
  const counts = new Map(counted.map((row) => [row.disturbance_id, Number(row.count)]));
  return rows.map((row) =>
    disturbanceSchema.parse({ ...partsOf(row), affected: counts.get(row.disturbance_id) ?? 0 }),
  );
}
