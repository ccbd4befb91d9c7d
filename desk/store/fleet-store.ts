import {
  type FleetKiosk,
  type KioskEvent,
  mostKioskEvents,
  mostKiosks,
} from '../../shared/contract/fleet-routes.ts';
import {
  type Heartbeat,
  heartbeatSchema,
  standingOf,
} from '../../shared/domain/fleet/heartbeat.ts';
import { byName } from '../../shared/base/by-name.ts';
import { type SelfTest, selfTestSchema, verdictOf } from '../../shared/domain/fleet/self-test.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { latestKeys } from './kiosk-key-store.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const beatText = storedJson(heartbeatSchema);
const selfTestText = storedJson(selfTestSchema);

/** A kiosk of the fleet with what it last said. */
export interface FleetRow {
  readonly shown: FleetKiosk;
  readonly beat: Heartbeat | null;
  readonly selfTest: SelfTest | null;
}

/** Kiosks by name; one of them when it is named. */
export async function fleetRows(
  db: Db,
  nowMs: number,
  kioskId: string | null = null,
): Promise<readonly FleetRow[]> {
  const rows = await db
    .selectFrom('kiosk')
    .leftJoin('kiosk_health', 'kiosk_health.kiosk_id', 'kiosk.kiosk_id')
    .select([
      'kiosk.kiosk_id',
      'kiosk.name',
      'kiosk.site_id',
      'kiosk.counter',
      'kiosk.version',
      'kiosk_health.at',
      'kiosk_health.beat',
      'kiosk_health.self_test',
    ])
    .$if(kioskId !== null, (query) => query.where('kiosk.kiosk_id', '=', kioskId ?? ''))
    .orderBy('kiosk.name')
    .limit(mostKiosks)
    .execute();
  const keys = await latestKeys(
    db,
    rows.map((row) => row.kiosk_id),
  );
  return rows.toSorted(byName).map((row) => {
    const beat = row.beat === null ? null : beatText.parse(row.beat);
    const selfTest = row.self_test === null ? null : selfTestText.parse(row.self_test);
    const standing = standingOf(
      beat === null || row.at === null ? null : { at: row.at, beat },
      selfTest === null ? null : verdictOf(selfTest.lines),
      nowMs,
    );
    return {
      beat,
      selfTest,
      shown: {
        kioskId: row.kiosk_id,
        name: row.name,
        siteId: row.site_id ?? firstSiteId,
        counter: row.counter,
        key: keys.get(row.kiosk_id)?.state ?? 'token',
        standing: standing.standing,
        concerns: standing.standing === 'attention' ? [...standing.concerns] : [],
        lastHeardAt: row.at,
        version: beat?.version ?? row.version,
      },
    };
  });
}

/** Writes down who did what to a kiosk. */
export async function addKioskEvent(
  db: Db,
  event: KioskEvent & { readonly eventId: string; readonly kioskId: string },
): Promise<void> {
  await db
    .insertInto('kiosk_event')
    .values({
      event_id: event.eventId,
      kiosk_id: event.kioskId,
      at: event.at,
      actor: event.actor,
      kind: event.kind,
      detail: event.detail,
    })
    .execute();
}

/** The latest of it, newest first. */
export async function kioskEvents(db: Db, kioskId: string): Promise<KioskEvent[]> {
  return db
    .selectFrom('kiosk_event')
    .select(['at', 'actor', 'kind', 'detail'])
    .where('kiosk_id', '=', kioskId)
    .orderBy('event_id', 'desc')
    .limit(mostKioskEvents)
    .execute();
}
