import { sql } from 'kysely';
import type { HealthHour } from '../../shared/contract/fleet-routes.ts';
import { type Heartbeat, healthHoursKept } from '../../shared/domain/fleet/heartbeat.ts';
import type { SelfTest } from '../../shared/domain/fleet/self-test.ts';
import type { Db } from './tables.ts';

const megabyte = 1024 ** 2;

/** Keeps how a kiosk is now, and the worst of the hour. A self-test stays until there is a newer one. */
export async function recordHeartbeat(
  db: Db,
  kioskId: string,
  heard: { readonly at: string; readonly beat: Heartbeat; readonly selfTest: SelfTest | null },
): Promise<void> {
  const { at, beat } = heard;
  const latest = {
    at,
    beat: JSON.stringify(beat),
    ...(heard.selfTest === null ? {} : { self_test: JSON.stringify(heard.selfTest) }),
  };
  await db
    .insertInto('kiosk_health')
    .values({ kiosk_id: kioskId, self_test: null, told_away: 0, ...latest })
    .onConflict((conflict) => conflict.column('kiosk_id').doUpdateSet(latest))
    .execute();
  const disk = beat.diskFreeBytes === null ? null : Math.floor(beat.diskFreeBytes / megabyte);
  const faulty = beat.readerFault === null ? 0 : 1;
  await db
    .insertInto('kiosk_health_hour')
    .values({
      kiosk_id: kioskId,
      hour: `${at.slice(0, 13)}:00:00.000Z`,
      beats: 1,
      reader_faults: faulty,
      least_disk_mb: disk,
      most_memory_mb: Math.floor(beat.memoryBytes / megabyte),
      longest_outbox: beat.outboxLength,
      worst_skew_ms: Math.abs(beat.clockSkewMs ?? 0),
    })
    .onConflict((conflict) =>
      conflict.columns(['kiosk_id', 'hour']).doUpdateSet((eb) => {
        const larger = (column: 'most_memory_mb' | 'longest_outbox' | 'worst_skew_ms') =>
          sql<number>`case when ${eb.ref(`excluded.${column}`)} > ${eb.ref(`kiosk_health_hour.${column}`)}
            then ${eb.ref(`excluded.${column}`)} else ${eb.ref(`kiosk_health_hour.${column}`)} end`;
        return {
          beats: eb('kiosk_health_hour.beats', '+', 1),
          reader_faults: eb('kiosk_health_hour.reader_faults', '+', faulty),
          least_disk_mb: sql<number | null>`case when ${eb.ref('excluded.least_disk_mb')} is null
            or ${eb.ref('kiosk_health_hour.least_disk_mb')} < ${eb.ref('excluded.least_disk_mb')}
            then ${eb.ref('kiosk_health_hour.least_disk_mb')} else ${eb.ref('excluded.least_disk_mb')} end`,
          most_memory_mb: larger('most_memory_mb'),
          longest_outbox: larger('longest_outbox'),
          worst_skew_ms: larger('worst_skew_ms'),
        };
      }),
    )
    .execute();
}

/** The hours of a kiosk, newest first. */
export async function healthHours(db: Db, kioskId: string): Promise<HealthHour[]> {
  const rows = await db
    .selectFrom('kiosk_health_hour')
    .selectAll()
    .where('kiosk_id', '=', kioskId)
    .orderBy('hour', 'desc')
    .limit(healthHoursKept)
    .execute();
  return rows.map((row) => ({
    hour: row.hour,
    beats: row.beats,
    readerFaults: row.reader_faults,
    leastDiskBytes: row.least_disk_mb === null ? null : row.least_disk_mb * megabyte,
    mostMemoryBytes: row.most_memory_mb * megabyte,
    longestOutbox: row.longest_outbox,
    worstSkewMs: row.worst_skew_ms,
  }));
}

/** Forgets hours before a moment. */
export async function forgetHealth(db: Db, before: string): Promise<void> {
  await db.deleteFrom('kiosk_health_hour').where('hour', '<', before).execute();
}
