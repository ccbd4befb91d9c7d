import type { Db } from './tables.ts';

/** A kiosk that waits until somebody types its code. */
export interface NewEnrolment {
  readonly pollHash: string;
  readonly code: string;
  readonly publicKey: string;
  readonly version: string;
  readonly expiresAt: string;
}

/** Forgets whose time is over, and an older wish of the same kiosk; then the codes that stand. */
export async function openCodes(
  db: Db,
  publicKey: string,
  now: string,
): Promise<ReadonlySet<string>> {
  await db.deleteFrom('kiosk_enrolment').where('expires_at', '<=', now).execute();
  await db
    .deleteFrom('kiosk_enrolment')
    .where('public_key', '=', publicKey)
    .where('kiosk_id', 'is', null)
    .execute();
  const rows = await db
    .selectFrom('kiosk_enrolment')
    .select('code')
    .where('kiosk_id', 'is', null)
    .execute();
  return new Set(rows.map(({ code }) => code));
}

export async function insertEnrolment(db: Db, enrolment: NewEnrolment): Promise<void> {
  await db
    .insertInto('kiosk_enrolment')
    .values({
      poll_hash: enrolment.pollHash,
      code: enrolment.code,
      public_key: enrolment.publicKey,
      version: enrolment.version,
      expires_at: enrolment.expiresAt,
      kiosk_id: null,
    })
    .execute();
}

/** How a wish stands; null when there is none of this token. */
export async function enrolmentOf(
  db: Db,
  pollHash: string,
): Promise<{ readonly kioskId: string | null; readonly expiresAt: string } | null> {
  const row = await db
    .selectFrom('kiosk_enrolment')
    .select(['kiosk_id', 'expires_at'])
    .where('poll_hash', '=', pollHash)
    .executeTakeFirst();
  return row === undefined ? null : { kioskId: row.kiosk_id, expiresAt: row.expires_at };
}

/** The key behind a code that stands, or null. */
export async function keyOfCode(db: Db, code: string, now: string): Promise<string | null> {
  const row = await db
    .selectFrom('kiosk_enrolment')
    .select('public_key')
    .where('code', '=', code)
    .where('kiosk_id', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.public_key ?? null;
}

/** The code is used up; its kiosk hears who it is until `until`. */
export async function useCode(db: Db, code: string, kioskId: string, until: string): Promise<void> {
  await db
    .updateTable('kiosk_enrolment')
    .set({ kiosk_id: kioskId, expires_at: until })
    .where('code', '=', code)
    .where('kiosk_id', 'is', null)
    .execute();
}
