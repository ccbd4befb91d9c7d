import { byName } from '../../shared/base/by-name.ts';
import { faultCodes } from '../../shared/base/fault.ts';
import type { KioskVersion, VersionReport } from '../../shared/contract/update-routes.ts';
import { type VersionTally, takenBackSchema } from '../../shared/domain/release/gate.ts';
import { type Platform, platformSchema } from '../../shared/domain/release/documents.ts';
import { heartbeatSchema } from '../../shared/domain/fleet/heartbeat.ts';
import { firstProfileId, usualConfig } from '../../shared/domain/kiosk-config.ts';
import type { UpdateRing } from '../../shared/domain/release/update-ring.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { updateRings } from './kiosk-config-store.ts';
import { latestKeys } from './kiosk-key-store.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';
import type { UpdateReportTable } from './update-tables.ts';

const beatText = storedJson(heartbeatSchema);

/** What one kiosk said last of one version. */
export interface UpdateReport extends VersionReport {
  readonly kioskId: string;
  readonly tally: VersionTally;
}

export async function keepReport(db: Db, report: UpdateReport): Promise<void> {
  const { tally } = report;
  const said = {
    state: report.state,
    percent: report.percent,
    reason: report.reason,
    because: report.because,
    visits: tally.visits,
    crashed: tally.crashed,
    readouts: tally.readouts,
    readouts_failed: tally.readoutsFailed,
    visit_seconds: tally.visitSeconds,
    at: report.at,
  };
  await db
    .insertInto('update_report')
    .values({ kiosk_id: report.kioskId, version: report.version, ...said })
    .onConflict((conflict) => conflict.columns(['kiosk_id', 'version']).doUpdateSet(said))
    .execute();
}

/** What one kiosk said of its versions, the newest first. */
export async function reportsOf(db: Db, kioskId: string, limit: number): Promise<VersionReport[]> {
  const rows = await db
    .selectFrom('update_report')
    .selectAll()
    .where('kiosk_id', '=', kioskId)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => shownReport(reportOf(row)));
}

/** The part of it that is shown. */
export function shownReport(report: UpdateReport): VersionReport {
  const { version, state, percent, reason, because, at } = report;
  return { version, state, percent, reason, because, at };
}

/** Every kiosk's word on every version; a kiosk has had few. */
export async function listReports(db: Db): Promise<readonly UpdateReport[]> {
  const rows = await db.selectFrom('update_report').selectAll().orderBy('at').execute();
  return rows.map(reportOf);
}

/** Of which versions and packs something was said. */
export async function reportedVersions(db: Db): Promise<readonly string[]> {
  const rows = await db.selectFrom('update_report').select('version').distinct().execute();
  return rows.map(({ version }) => version);
}

/** Forgets what was said of these. */
export async function dropReports(db: Db, versions: readonly string[]): Promise<void> {
  await db.deleteFrom('update_report').where('version', 'in', versions).execute();
}

function reportOf(row: UpdateReportTable): UpdateReport {
  return {
    kioskId: row.kiosk_id,
    version: row.version,
    state: row.state,
    percent: row.percent,
    // Mostly there is none, and then the lists are not gone through.
    reason: row.reason === null ? null : (faultCodes.find((code) => code === row.reason) ?? null),
    because: row.because === null ? null : (takenBackSchema.safeParse(row.because).data ?? null),
    tally: {
      visits: row.visits,
      crashed: row.crashed,
      readouts: row.readouts,
      readoutsFailed: row.readouts_failed,
      visitSeconds: row.visit_seconds,
    },
    at: row.at,
  };
}

/** A kiosk that may be updated. */
export interface UpdatableKiosk extends Omit<KioskVersion, 'report'> {
  readonly siteId: string;
  readonly updateRing: UpdateRing;
  /** It has asked which version it should run at least once. */
  readonly asks: boolean;
  /** Of which it asked last; null when it never did. */
  readonly platform: Platform | null;
}

/** More kiosks than any desk has. */
const mostKiosks = 1000;

/** All kiosks that are in use, by name: one that went to nobody's use keeps no ring waiting. */
export async function updatableKiosks(db: Db): Promise<readonly UpdatableKiosk[]> {
  const rows = await db
    .selectFrom('kiosk')
    .leftJoin('kiosk_profile_member', 'kiosk_profile_member.kiosk_id', 'kiosk.kiosk_id')
    .leftJoin('update_director', 'update_director.kiosk_id', 'kiosk.kiosk_id')
    .leftJoin('kiosk_health', 'kiosk_health.kiosk_id', 'kiosk.kiosk_id')
    .select([
      'kiosk.kiosk_id',
      'kiosk.name',
      'kiosk.site_id',
      'kiosk_profile_member.profile_id',
      'kiosk.version',
      'kiosk.last_seen_at',
      'update_director.asked_at',
      'update_director.platform',
      'kiosk_health.beat',
    ])
    .orderBy('kiosk.name')
    .limit(mostKiosks)
    .execute();
  const rings = await updateRings(db);
  const keys = await latestKeys(
    db,
    rows.map((row) => row.kiosk_id),
  );
  return rows
    .toSorted(byName)
    .filter((row) => (keys.get(row.kiosk_id)?.state ?? 'active') === 'active')
    .map((row) => ({
      kioskId: row.kiosk_id,
      name: row.name,
      siteId: row.site_id ?? firstSiteId,
      updateRing: rings.get(row.profile_id ?? firstProfileId) ?? usualConfig.updateRing,
      version: row.version,
      lastSeenAt: row.last_seen_at,
      asks: row.asked_at !== null,
      platform: platformSchema.safeParse(row.platform).data ?? null,
      pack: row.beat === null ? null : (beatText.parse(row.beat).pack ?? null),
    }));
}
