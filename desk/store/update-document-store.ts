import {
  type Envelope,
  type Platform,
  envelopeSchema,
} from '../../shared/domain/release/documents.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const envelopeText = storedJson(envelopeSchema);

/** Roots after this version, oldest first; with 0 all of them. */
export async function rootsAfter(db: Db, version: number, most: number): Promise<Envelope[]> {
  const rows = await db
    .selectFrom('update_document')
    .select('envelope')
    .where('role', '=', 'root')
    .where('version', '>', version)
    .orderBy('version')
    .limit(most)
    .execute();
  return rows.map((row) => envelopeText.parse(row.envelope));
}

/** The newest document of a role, or null when there is none. */
export async function newestDocument(db: Db, role: 'root' | 'targets'): Promise<Envelope | null> {
  const row = await db
    .selectFrom('update_document')
    .select('envelope')
    .where('role', '=', role)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : envelopeText.parse(row.envelope);
}

/** Keeps every root, but only the newest targets. */
export async function keepDocument(
  db: Db,
  role: 'root' | 'targets',
  version: number,
  envelope: Envelope,
): Promise<void> {
  if (role === 'targets') {
    await db.deleteFrom('update_document').where('role', '=', 'targets').execute();
  }
  await db
    .insertInto('update_document')
    .values({ role, version, envelope: JSON.stringify(envelope) })
    .onConflict((conflict) => conflict.columns(['role', 'version']).doNothing())
    .execute();
}

/**
 * The number of the next word to a kiosk: above every earlier one, also after the desk was restored from an
 * older backup, since it is at least the seconds since 1970.
 */
export async function nextDirectorVersion(db: Db, kioskId: string, nowMs: number): Promise<number> {
  const row = await db
    .selectFrom('update_director')
    .select('version')
    .where('kiosk_id', '=', kioskId)
    .executeTakeFirst();
  const version = Math.max(Number(row?.version ?? 0) + 1, Math.floor(nowMs / 1000));
  await db
    .insertInto('update_director')
    .values({ kiosk_id: kioskId, version })
    .onConflict((conflict) => conflict.column('kiosk_id').doUpdateSet({ version }))
    .execute();
  return version;
}

/** Takes down that a kiosk that was told something asked for a version. */
export async function keepAsked(
  db: Db,
  kioskId: string,
  asked: { readonly at: string; readonly platform: Platform },
): Promise<void> {
  await db
    .updateTable('update_director')
    .set({ asked_at: asked.at, platform: asked.platform })
    .where('kiosk_id', '=', kioskId)
    .execute();
}
