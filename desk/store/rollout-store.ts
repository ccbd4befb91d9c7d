import { sql } from 'kysely';
import type { UpdateEvent } from '../../shared/contract/update-routes.ts';
import { gateSchema } from '../../shared/domain/release/gate.ts';
import { packPrefix } from '../../shared/domain/release/rolled-out.ts';
import { type Rollout, ringsSchema } from '../../shared/domain/release/rollout.ts';
import { storedJson } from './stored-json.ts';
import type { Db, DeskDatabase } from './tables.ts';
import type { RolloutTable } from './update-tables.ts';

const ringsText = storedJson(ringsSchema);
const gateText = storedJson(gateSchema);

/** So many rollouts of each kind are shown; older ones are over. */
const mostShown = 20;

/** Any number that no other user of this database takes; bookings have its neighbour. */
const rolloutLock = 0x62616c6b;

/**
 * Nobody else judges or moves a rollout until this command is over: one that looked a moment before must not open a
 * ring of what was halted meanwhile. On SQLite there is one writer anyway.
 */
export async function lockRollouts(db: Db, kind: DeskDatabase['kind']): Promise<void> {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${rolloutLock})`.execute(db);
}

/** The newest of releases and the newest of reader packs, newest first: for whoever looks, not for whoever decides. */
export async function newestRollouts(db: Db): Promise<Rollout[]> {
  const newest = db
    .selectFrom('rollout')
    .selectAll()
    .orderBy('rollout_id', 'desc')
    .limit(mostShown);
  // Packs come daily: counted together they would hide the releases.
  const releases = await newest.where('version', 'not like', `${packPrefix}%`).execute();
  const packs = await newest.where('version', 'like', `${packPrefix}%`).execute();
  return [...releases, ...packs]
    .toSorted((one, other) => (one.rollout_id < other.rollout_id ? 1 : -1))
    .map(rolloutOf);
}

/**
 * Every rollout that says something to kiosks or to the gate, newest first: all but drafts. Also one that a newer
 * one outran, since a kiosk that may not take the newer one yet goes by way of the older.
 */
export async function decidingRollouts(db: Db): Promise<Rollout[]> {
  const rows = await db
    .selectFrom('rollout')
    .selectAll()
    .where('state', '!=', 'draft')
    .orderBy('rollout_id', 'desc')
    .execute();
  return rows.map(rolloutOf);
}

export async function findRollout(db: Db, rolloutId: string): Promise<Rollout | null> {
  const row = await db
    .selectFrom('rollout')
    .selectAll()
    .where('rollout_id', '=', rolloutId)
    .executeTakeFirst();
  return row === undefined ? null : rolloutOf(row);
}

/** The rollout of a version, or null; one that halted must not begin anew beside itself. */
export async function rolloutOfVersion(db: Db, version: string): Promise<Rollout | null> {
  const row = await db
    .selectFrom('rollout')
    .selectAll()
    .where('version', '=', version)
    .orderBy('rollout_id', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : rolloutOf(row);
}

/** Forgets a draft. */
export async function dropRollout(db: Db, rolloutId: string): Promise<void> {
  await db.deleteFrom('rollout').where('rollout_id', '=', rolloutId).execute();
}

/** Adds a rollout, or gives a known one its new state. */
export async function keepRollout(db: Db, rollout: Rollout): Promise<void> {
  const changing = {
    state: rollout.state,
    ring: rollout.ring,
    ring_at: rollout.ringAt,
    halted_because: rollout.haltedBecause,
  };
  await db
    .insertInto('rollout')
    .values({
      rollout_id: rollout.rolloutId,
      version: rollout.version,
      rings: JSON.stringify(rollout.rings),
      gate: JSON.stringify(rollout.gate),
      created_at: rollout.createdAt,
      created_by: rollout.createdBy,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('rollout_id').doUpdateSet(changing))
    .execute();
}

function rolloutOf(row: RolloutTable): Rollout {
  return {
    rolloutId: row.rollout_id,
    version: row.version,
    state: row.state,
    rings: ringsText.parse(row.rings),
    ring: row.ring,
    ringAt: row.ring_at,
    gate: gateText.parse(row.gate),
    haltedBecause: row.halted_because,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

export interface NewUpdateEvent extends UpdateEvent {
  /** The account, or null for the gate. */
  readonly actorId: string | null;
}

/** Writes down what was done; call it in the command that does it. */
export async function addUpdateEvent(db: Db, event: NewUpdateEvent): Promise<void> {
  await db
    .insertInto('update_event')
    .values({
      event_id: event.eventId,
      at: event.at,
      actor: event.actor,
      actor_id: event.actorId,
      what: event.what,
      subject: event.subject,
      because: event.because,
      note: event.note,
    })
    .execute();
}

/** The newest fifty. */
export async function latestUpdateEvents(db: Db): Promise<UpdateEvent[]> {
  const rows = await db
    .selectFrom('update_event')
    .select(['event_id', 'at', 'actor', 'what', 'subject', 'because', 'note'])
    .orderBy('event_id', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ event_id: eventId, ...rest }) => ({ eventId, ...rest }));
}
