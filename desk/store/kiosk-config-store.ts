import { byName } from '../../shared/base/by-name.ts';
import type { ConfigProfile, ConfiguredKiosk } from '../../shared/contract/kiosk-config-routes.ts';
import { mostProfiles } from '../../shared/contract/kiosk-config-routes.ts';
import { type NamedConfig, heartbeatSchema } from '../../shared/domain/fleet/heartbeat.ts';
import {
  type KioskConfig,
  firstProfileId,
  kioskConfigSchema,
  usualConfig,
} from '../../shared/domain/kiosk-config.ts';
import type { UpdateRing } from '../../shared/domain/release/update-ring.ts';
import type { KioskConfigTable } from './kiosk-config-tables.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const contentText = storedJson(kioskConfigSchema);
const beatText = storedJson(heartbeatSchema);

/** A published version with its content. */
export interface PublishedConfig {
  readonly version: number;
  readonly content: KioskConfig;
  readonly words: string;
  readonly proposedAt: string;
  readonly proposedBy: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly alone: boolean;
  readonly returnOf: number | null;
}

export async function insertProfile(
  db: Db,
  profile: {
    readonly profileId: string;
    readonly name: string;
    readonly at: string;
    readonly by: string;
  },
): Promise<void> {
  const { profileId, name, at, by } = profile;
  await db
    .insertInto('kiosk_profile')
    .values({ profile_id: profileId, name, created_at: at, created_by: by })
    .execute();
}

export async function countProfiles(db: Db): Promise<number> {
  return (await db.selectFrom('kiosk_profile').select('profile_id').execute()).length;
}

export async function isNameTaken(db: Db, name: string): Promise<boolean> {
  const query = db.selectFrom('kiosk_profile').select('profile_id').where('name', '=', name);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Profiles by name with their kiosks; one of them when it is named. */
export async function profilesIn(
  db: Db,
  profileId: string | null = null,
): Promise<readonly ConfigProfile[]> {
  const profiles = await db
    .selectFrom('kiosk_profile')
    .select(['profile_id', 'name'])
    .$if(profileId !== null, (query) => query.where('profile_id', '=', profileId ?? ''))
    .orderBy('name')
    .limit(mostProfiles)
    .execute();
  const versions = await db
    .selectFrom('kiosk_config')
    .select((eb) => ['profile_id', eb.fn.max<number>('version').as('version')])
    .groupBy('profile_id')
    .execute();
  const proposals = await db
    .selectFrom('kiosk_proposal')
    .select('profile_id')
    .where('state', '=', 'open')
    .execute();
  const kiosks = await configuredKiosks(db);
  return profiles.toSorted(byName).map(({ profile_id: id, name }) => ({
    profileId: id,
    name,
    version: versions.find((row) => row.profile_id === id)?.version ?? null,
    hasProposal: proposals.some((row) => row.profile_id === id),
    kiosks: kiosks.filter((kiosk) => kiosk.profileId === id).map(({ shown }) => shown),
  }));
}

async function configuredKiosks(
  db: Db,
): Promise<readonly { readonly profileId: string; readonly shown: ConfiguredKiosk }[]> {
  const rows = await db
    .selectFrom('kiosk')
    .leftJoin('kiosk_profile_member', 'kiosk_profile_member.kiosk_id', 'kiosk.kiosk_id')
    .leftJoin('kiosk_health', 'kiosk_health.kiosk_id', 'kiosk.kiosk_id')
    .select([
      'kiosk.kiosk_id',
      'kiosk.name',
      'kiosk_profile_member.profile_id',
      'kiosk_health.at',
      'kiosk_health.beat',
    ])
    .orderBy('kiosk.name')
    .limit(500)
    .execute();
  return rows.toSorted(byName).map((row) => {
    const beat = row.beat === null ? null : beatText.parse(row.beat);
    return {
      profileId: row.profile_id ?? firstProfileId,
      shown: {
        kioskId: row.kiosk_id,
        name: row.name,
        running: beat?.configuration?.running ?? null,
        refused: beat?.configuration?.refused ?? null,
        lastHeardAt: row.at,
      },
    };
  });
}

/** Versions of a profile below one, newest first. */
export async function configsBefore(
  db: Db,
  profileId: string,
  before: number | null,
  limit: number,
): Promise<readonly PublishedConfig[]> {
  const rows = await db
    .selectFrom('kiosk_config')
    .selectAll()
    .where('profile_id', '=', profileId)
    .$if(before !== null, (query) => query.where('version', '<', before ?? 0))
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  return rows.map(configOfRow);
}

/** The version that holds now; null when none was published. */
export async function currentConfig(db: Db, profileId: string): Promise<PublishedConfig | null> {
  const [newest] = await configsBefore(db, profileId, null, 1);
  return newest ?? null;
}

export async function configOfVersion(
  db: Db,
  profileId: string,
  version: number,
): Promise<PublishedConfig | null> {
  const [found] = await configsBefore(db, profileId, version + 1, 1);
  return found?.version === version ? found : null;
}

/** Its number is part of the primary key, so that two of one number cannot be. */
export async function publishConfig(
  db: Db,
  profileId: string,
  config: PublishedConfig,
): Promise<void> {
  await db
    .insertInto('kiosk_config')
    .values({
      profile_id: profileId,
      version: config.version,
      content: JSON.stringify(config.content),
      words: config.words,
      proposed_at: config.proposedAt,
      proposed_by: config.proposedBy,
      published_at: config.publishedAt,
      published_by: config.publishedBy,
      alone: config.alone ? 1 : 0,
      return_of: config.returnOf,
    })
    .execute();
}

export async function profileOfKiosk(db: Db, kioskId: string): Promise<string> {
  const row = await db
    .selectFrom('kiosk_profile_member')
    .select('profile_id')
    .where('kiosk_id', '=', kioskId)
    .executeTakeFirst();
  return row?.profile_id ?? firstProfileId;
}

/** Which version a kiosk should run; null while nothing is published for it. */
export async function configNamedFor(db: Db, kioskId: string): Promise<NamedConfig | null> {
  const profileId = await profileOfKiosk(db, kioskId);
  const row = await db
    .selectFrom('kiosk_config')
    .select((eb) => eb.fn.max<number | null>('version').as('version'))
    .where('profile_id', '=', profileId)
    .executeTakeFirst();
  return row?.version == null ? null : { profileId, version: row.version };
}

/** In which ring of an update each profile puts its kiosks, by profile id; those that never said are not there. */
export async function updateRings(db: Db): Promise<ReadonlyMap<string, UpdateRing>> {
  const rows = await db
    .selectFrom('kiosk_config')
    .innerJoin(
      (eb) =>
        eb
          .selectFrom('kiosk_config')
          .select((each) => ['profile_id', each.fn.max<number>('version').as('version')])
          .groupBy('profile_id')
          .as('newest'),
      (join) =>
        join
          .onRef('newest.profile_id', '=', 'kiosk_config.profile_id')
          .onRef('newest.version', '=', 'kiosk_config.version'),
    )
    .select(['kiosk_config.profile_id', 'kiosk_config.content'])
    .execute();
  return new Map(rows.map((row) => [row.profile_id, contentText.parse(row.content).updateRing]));
}

/** The same of one kiosk. */
export async function updateRingOf(db: Db, kioskId: string): Promise<UpdateRing> {
  const config = await currentConfig(db, await profileOfKiosk(db, kioskId));
  return (config?.content ?? usualConfig).updateRing;
}

export async function giveProfile(db: Db, kioskId: string, profileId: string): Promise<void> {
  await db
    .insertInto('kiosk_profile_member')
    .values({ kiosk_id: kioskId, profile_id: profileId })
    .onConflict((conflict) => conflict.column('kiosk_id').doUpdateSet({ profile_id: profileId }))
    .execute();
}

function configOfRow(row: KioskConfigTable): PublishedConfig {
  return {
    version: row.version,
    content: contentText.parse(row.content),
    words: row.words,
    proposedAt: row.proposed_at,
    proposedBy: row.proposed_by,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    alone: row.alone === 1,
    returnOf: row.return_of,
  };
}
