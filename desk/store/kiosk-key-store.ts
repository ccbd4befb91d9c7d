import type { KeyState } from '../../shared/domain/fleet/kiosk-key.ts';
import { type Kiosk, kioskOfRow } from './kiosk-store.ts';
import type { Db } from './tables.ts';

/** A key with the kiosk that it is of. */
export interface KnownKey {
  readonly kiosk: Kiosk;
  readonly publicKey: string;
  readonly state: KeyState;
}

export async function findKey(db: Db, keyId: string): Promise<KnownKey | null> {
  const row = await db
    .selectFrom('kiosk_key')
    .innerJoin('kiosk', 'kiosk.kiosk_id', 'kiosk_key.kiosk_id')
    .select([
      'kiosk.kiosk_id',
      'kiosk.name',
      'kiosk.code_prefix',
      'kiosk.site_id',
      'kiosk_key.public_key',
      'kiosk_key.state',
    ])
    .where('kiosk_key.key_id', '=', keyId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { kiosk: kioskOfRow(row), publicKey: row.public_key, state: row.state };
}

/** A key that is about to open something. */
export interface NewKey {
  readonly keyId: string;
  readonly kioskId: string;
  readonly publicKey: string;
  readonly at: string;
  readonly by: string;
}

/** Registers the one active key of a kiosk and makes its ticket worthless. */
export async function registerKey(db: Db, key: NewKey): Promise<void> {
  await db
    .insertInto('kiosk_key')
    .values({
      key_id: key.keyId,
      kiosk_id: key.kioskId,
      public_key: key.publicKey,
      state: 'active',
      registered_at: key.at,
      registered_by: key.by,
      ended_at: null,
    })
    .execute();
  await spendTicket(db, key.kioskId);
}

/** No token has this hash: a kiosk with a key has no other way in. */
export async function spendTicket(db: Db, kioskId: string): Promise<void> {
  await db
    .updateTable('kiosk')
    .set({ token_hash: `spent ${kioskId}` })
    .where('kiosk_id', '=', kioskId)
    .execute();
}

/** What a kiosk was registered with last, or null while it has only a ticket. */
export async function latestKeys(
  db: Db,
  kioskIds: readonly string[],
): Promise<ReadonlyMap<string, LatestKey>> {
  if (kioskIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('kiosk_key')
    .select(['key_id', 'kiosk_id', 'state', 'registered_at', 'registered_by'])
    .where('kiosk_id', 'in', kioskIds)
    .orderBy('registered_at')
    .execute();
  return new Map(
    rows.map((row) => [
      row.kiosk_id,
      {
        keyId: row.key_id,
        state: row.state,
        registeredAt: row.registered_at,
        registeredBy: row.registered_by,
      },
    ]),
  );
}

export interface LatestKey {
  readonly keyId: string;
  readonly state: KeyState;
  readonly registeredAt: string;
  readonly registeredBy: string;
}

/** Ends keys of a kiosk that stand in one of these states; how many there were. */
export async function moveKeys(
  db: Db,
  kioskId: string,
  from: readonly KeyState[],
  to: KeyState,
  at: string,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('kiosk_key')
    .set({ state: to, ended_at: at })
    .where('kiosk_id', '=', kioskId)
    .where('state', 'in', from)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
