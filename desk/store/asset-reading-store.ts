import { serialsOf } from '../../shared/domain/account-lock.ts';
import { type Asset, identifierOf } from '../../shared/domain/asset.ts';
import { deviceIdentity } from '../../shared/domain/device-identity.ts';
import { sameSerial } from '../../shared/domain/handover.ts';
import type { AssetReading } from '../../shared/domain/preparation/readiness.ts';
import { type Readout, readoutSchema } from '../../shared/domain/readout.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { deviceKeyOf } from '../ticket/device-key.ts';
import { ticketsOfAsset } from './asset-visit-store.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';
import { ticketOfRow } from './ticket-row.ts';

const readoutText = storedJson(readoutSchema);

/** The latest tickets in which a reading is looked for, and the latest readings of those. */
const latestTickets = 10;
const latestReadings = 20;

/**
 * The readings of this very asset since it came into the state that it has, newest first. A ticket of an
 * asset may hold readings of other devices too: a loaner goes out on the ticket of what it replaces.
 */
export async function readingsOfAsset(
  db: Db,
  asset: Asset,
  {
    queues,
    deviceSecret,
  }: { readonly queues: readonly WorkQueue[]; readonly deviceSecret: string },
): Promise<readonly AssetReading[]> {
  const since = await movedAt(db, asset.assetId);
  const rows = await ticketsOfAsset(db, asset.assetId, queues)
    .selectAll()
    .orderBy('arrived_at', 'desc')
    .limit(latestTickets)
    .execute();
  if (rows.length === 0) return [];
  const later = await db
    .selectFrom('reading')
    .select(['arrived_at', 'readout'])
    .where(
      'ticket_id',
      'in',
      rows.map((row) => row.ticket_id),
    )
    .orderBy('arrived_at', 'desc')
    .limit(latestReadings)
    .execute();
  const readings = [
    ...rows.flatMap((row) => {
      const { readout } = ticketOfRow(row).document;
      return readout === null ? [] : [{ at: readout.finishedAt, readout }];
    }),
    ...later.map((row) => ({ at: row.arrived_at, readout: readoutText.parse(row.readout) })),
  ];
  const keys = await deviceKeysOf(db, asset.assetId);
  return readings
    .filter(({ at, readout }) => {
      const key = deviceKeyOf(deviceIdentity(readout), deviceSecret);
      const isKnown = key !== null && keys.has(key);
      return (since === null || at >= since) && (isKnown || saysSerial(asset, readout));
    })
    .map(({ at, readout }) => ({ readingId: readout.readoutId, at, facts: readout.facts }))
    .toSorted((one, other) => other.at.localeCompare(one.at));
}

function saysSerial(asset: Asset, { facts }: Readout): boolean {
  const own = identifierOf(asset, 'serial');
  return own !== null && serialsOf(facts).some((serial) => sameSerial(serial, own));
}

/** When an asset came into the state that it has; null when it never moved. */
async function movedAt(db: Db, assetId: string): Promise<string | null> {
  const row = await db
    .selectFrom('asset_event')
    .select('at')
    .where('asset_id', '=', assetId)
    .where('kind', '=', 'moved')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** The keys under which an asset was read. */
export async function deviceKeysOf(db: Db, assetId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('asset_device')
    .select('device_key')
    .where('asset_id', '=', assetId)
    .execute();
  return new Set(rows.map((row) => row.device_key));
}
