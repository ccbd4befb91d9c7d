import type { Db } from './tables.ts';

/** A machine that may hand over visits. */
export interface Kiosk {
  readonly kioskId: string;
  readonly name: string;
  readonly codePrefix: string;
}

export async function findKioskByToken(db: Db, tokenHash: string): Promise<Kiosk | null> {
  const row = await db
    .selectFrom('kiosk')
    .select(['kiosk_id', 'name', 'code_prefix'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { kioskId: row.kiosk_id, name: row.name, codePrefix: row.code_prefix };
}

/**
 * Adds a kiosk, or gives the kiosk of this name a new token: the old one is worthless from then on.
 * The first free prefix becomes its own for good. Null when all prefixes are given out.
 */
export async function provisionKiosk(
  db: Db,
  kiosk: {
    readonly kioskId: string;
    readonly name: string;
    readonly tokenHash: string;
    readonly at: string;
  },
  prefixes: readonly string[],
): Promise<Kiosk | null> {
  const known = await db.selectFrom('kiosk').selectAll().execute();
  const same = known.find((row) => row.name === kiosk.name);
  if (same !== undefined) {
    await db
      .updateTable('kiosk')
      .set({ token_hash: kiosk.tokenHash })
      .where('kiosk_id', '=', same.kiosk_id)
      .execute();
    return { kioskId: same.kiosk_id, name: same.name, codePrefix: same.code_prefix };
  }
  const taken = new Set(known.map((row) => row.code_prefix));
  const codePrefix = prefixes.find((prefix) => !taken.has(prefix));
  if (codePrefix === undefined) return null;
  await db
    .insertInto('kiosk')
    .values({
      kiosk_id: kiosk.kioskId,
      name: kiosk.name,
      code_prefix: codePrefix,
      token_hash: kiosk.tokenHash,
      created_at: kiosk.at,
      last_seen_at: null,
      version: null,
    })
    .execute();
  return { kioskId: kiosk.kioskId, name: kiosk.name, codePrefix };
}

export async function recordHello(
  db: Db,
  kioskId: string,
  version: string,
  at: string,
): Promise<void> {
  await db
    .updateTable('kiosk')
    .set({ last_seen_at: at, version })
    .where('kiosk_id', '=', kioskId)
    .execute();
}
