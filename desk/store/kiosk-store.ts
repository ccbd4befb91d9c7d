import { z } from 'zod';
import { byName } from '../../shared/base/by-name.ts';
import { type HeldDevice, heldDeviceSchema } from '../../shared/domain/kiosk-request.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { storedJson } from './stored-json.ts';
import type { Db, KioskTable } from './tables.ts';

/** A machine that may hand over visits. */
export interface Kiosk {
  readonly kioskId: string;
  readonly name: string;
  readonly codePrefix: string;
  /** Where it stands. */
  readonly siteId: string;
}

export async function findKioskByToken(db: Db, tokenHash: string): Promise<Kiosk | null> {
  const row = await db
    .selectFrom('kiosk')
    .select(['kiosk_id', 'name', 'code_prefix', 'site_id'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row === undefined ? null : kioskOfRow(row);
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
    return kioskOfRow(same);
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
      held: null,
      site_id: null,
      counter: null,
    })
    .execute();
  return { kioskId: kiosk.kioskId, name: kiosk.name, codePrefix, siteId: firstSiteId };
}

export function kioskOfRow(
  row: Pick<KioskTable, 'kiosk_id' | 'name' | 'code_prefix' | 'site_id'>,
): Kiosk {
  return {
    kioskId: row.kiosk_id,
    name: row.name,
    codePrefix: row.code_prefix,
    siteId: row.site_id ?? firstSiteId,
  };
}

/** What a kiosk says of itself every ten seconds. */
export interface Hello {
  readonly version: string;
  /** Null from a kiosk that takes no requests. */
  readonly held: readonly HeldDevice[] | null;
  readonly at: string;
}

export async function recordHello(db: Db, kioskId: string, hello: Hello): Promise<void> {
  await db
    .updateTable('kiosk')
    .set({
      last_seen_at: hello.at,
      version: hello.version,
      held: hello.held === null ? null : JSON.stringify(hello.held),
    })
    .where('kiosk_id', '=', kioskId)
    .execute();
}

/** A kiosk with when and how it was last heard. */
export interface HeardKiosk {
  readonly kioskId: string;
  readonly name: string;
  readonly siteId: string;
  readonly lastSeenAt: string | null;
  readonly held: readonly HeldDevice[] | null;
}

const heldText = storedJson(z.array(heldDeviceSchema));

/** All kiosks by name. */
export async function listKiosks(db: Db): Promise<readonly HeardKiosk[]> {
  const rows = await db
    .selectFrom('kiosk')
    .select(['kiosk_id', 'name', 'site_id', 'last_seen_at', 'held'])
    .execute();
  return rows.toSorted(byName).map((row) => ({
    kioskId: row.kiosk_id,
    name: row.name,
    siteId: row.site_id ?? firstSiteId,
    lastSeenAt: row.last_seen_at,
    held: row.held === null ? null : heldText.parse(row.held),
  }));
}
