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

/** Adds a disturbance, or writes over the one with this id. */
export async function keepDisturbance(
  db: Db,
  disturbance: Omit<Disturbance, 'affected'>,
): Promise<void> {
  const { disturbanceId, state, title, text, categories, fromAt, untilAt, owner, updatedAt } =
    disturbance;
  const { siteId } = disturbance;
  const said = {
    state,
    words: JSON.stringify({ title, text, categories }),
    from_at: fromAt,
    until_at: untilAt,
    site_id: siteId ?? null,
    owner,
    updated_at: updatedAt,
  };
  await db
    .insertInto('disturbance')
    .values({ disturbance_id: disturbanceId, ...said })
    .onConflict((conflict) => conflict.column('disturbance_id').doUpdateSet(said))
    .execute();
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
  const rows = await db
    .selectFrom('disturbance')
    .selectAll()
    .where('disturbance_id', '=', disturbanceId)
    .execute();
  return (await withAffected(db, rows))[0] ?? null;
}

/** What walls and kiosks of a site show at a moment. */
export async function shownNow(db: Db, siteId: string, nowMs: number): Promise<ShownDisturbance[]> {
  const rows = await db
    .selectFrom('disturbance')
    .selectAll()
    .where('state', '=', 'known')
    .where((eb) => eb.or([eb('site_id', 'is', null), eb('site_id', '=', siteId)]))
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
