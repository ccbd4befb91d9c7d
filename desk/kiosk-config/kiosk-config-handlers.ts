import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  type ConfigProfileDetail,
  type ConfigVersion,
  configPage,
  mostProfiles,
} from '../../shared/contract/kiosk-config-routes.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { configDiff } from '../../shared/domain/kiosk-config-diff.ts';
import { saidBeyondUsual, usualConfig } from '../../shared/domain/kiosk-config.ts';
import type { SigningKey } from '../../shared/release/sign.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { addKioskEvent, fleetRows } from '../store/fleet-store.ts';
import {
  type PublishedConfig,
  configNamedFor,
  configOfVersion,
  configsBefore,
  countProfiles,
  currentConfig,
  giveProfile,
  insertProfile,
  isNameTaken,
  profilesIn,
} from '../store/kiosk-config-store.ts';
import { insertProposal, latestProposal } from '../store/kiosk-proposal-store.ts';
import type { Db } from '../store/tables.ts';
import { signedConfigurationFor } from '../update/signed-configuration.ts';
import { changedMeanwhile, decideProposal, mayApprove, nextOf, unknownConfig } from './publish.ts';

type KioskConfigRoutes =
  | 'kiosk.configuration'
  | 'kiosk.signed-configuration'
  | `kiosk-profile.${'list' | 'get' | 'history' | 'create' | 'propose' | 'decide' | 'return' | 'give'}`;

/** How kiosks are configured: proposed by one admin, approved by another, kept as versions. */
export function kioskConfigHandlers(
  context: DeskContext,
  key: () => Promise<SigningKey>,
): Pick<DeskHandlers, KioskConfigRoutes> {
  const { clock, database } = context;
  const { read } = database;

  /** Changes a profile that is there, and tells how it is then. */
  async function change(
    profileId: string,
    session: Session,
    work: (db: Db, current: PublishedConfig | null) => Promise<Fault | null>,
  ): Promise<Result<ConfigProfileDetail, Fault>> {
    const refused = await database.write(async (db) => {
      const [profile] = await profilesIn(db, profileId);
      return profile === undefined ? unknownConfig() : work(db, await currentConfig(db, profileId));
    });
    return refused === null ? detailOf(read, profileId, session) : err(refused);
  }

  return {
    'kiosk.configuration': async (_input, { kiosk: { kioskId } }) => {
      const named = await configNamedFor(read, kioskId);
      const config = named && (await configOfVersion(read, named.profileId, named.version));
      return ok({
        configuration: named && config && { ...named, content: saidBeyondUsual(config.content) },
      });
    },
    'kiosk.signed-configuration': async ({ query }, { kiosk }) =>
      signedConfigurationFor(context, await key(), kiosk.kioskId, query.root),
    'kiosk-profile.list': async () => ok({ profiles: [...(await profilesIn(read))] }),
    'kiosk-profile.get': ({ params }, { session }) => detailOf(read, params.profileId, session),
    'kiosk-profile.history': async ({ params: { profileId }, query }) => {
      const before = query.before ?? null;
      // One more than the page, since each is told by what it changed of the one before it.
      const found = await configsBefore(read, profileId, before, configPage + 1);
      const versions = found.slice(0, configPage).map((config, index) => ({
        ...shownVersion(config, found[index + 1] ?? null),
      }));
      const next = found.length > configPage ? (versions.at(-1)?.version ?? null) : null;
      return ok({ versions, next });
    },
    'kiosk-profile.create': async ({ body: { name } }, { session }) => {
      const profileId = context.newId();
      const refused = await database.write(async (db) => {
        if (await isNameTaken(db, name)) {
          return fault('configuration/name-taken', 'Another profile has this name');
        }
        if ((await countProfiles(db)) >= mostProfiles) {
          return fault('input/too-many', `There are ${mostProfiles} profiles already`);
        }
        await insertProfile(db, { profileId, name, at: timestamp(clock), by: session.name });
        return null;
      });
      return refused === null ? detailOf(read, profileId, session) : err(refused);
    },
    'kiosk-profile.propose': ({ params: { profileId }, body }, { session }) =>
      change(profileId, session, async (db, current) => {
        if (body.basedOn !== (current?.version ?? 0)) return changedMeanwhile();
        if ((await latestProposal(db, profileId))?.state === 'open') {
          return fault('configuration/waiting', 'A proposal waits to be decided on');
        }
        await insertProposal(db, {
          proposalId: context.newId(),
          profileId,
          ...body,
          proposedAt: timestamp(clock),
          proposedBy: session.name,
          proposedById: session.accountId,
        });
        return null;
      }),
    'kiosk-profile.decide': ({ params: { profileId, proposalId }, body }, { session }) =>
      change(profileId, session, async (db, current) => {
        const proposal = await latestProposal(db, profileId);
        if (proposal?.proposalId !== proposalId) return unknownConfig();
        const at = timestamp(clock);
        return decideProposal(db, { proposal, current, session, at, ...body });
      }),
    'kiosk-profile.return': ({ params: { profileId }, body }, { session }) =>
      change(profileId, session, async (db, current) => {
        if (body.basedOn !== (current?.version ?? 0)) return changedMeanwhile();
        const earlier = await configOfVersion(db, profileId, body.version);
        if (earlier === null) return unknownConfig();
        const at = timestamp(clock);
        await nextOf(db, profileId, current, {
          content: earlier.content,
          words: '',
          proposedAt: at,
          proposedBy: session.name,
          publishedAt: at,
          publishedBy: session.name,
          alone: false,
          returnOf: earlier.version,
        });
        return null;
      }),
    'kiosk-profile.give': async ({ params: { kioskId }, body: { profileId } }, { session }) => {
      const [kiosk] = await fleetRows(read, clock.nowMs(), kioskId);
      if (kiosk === undefined) return err(fault('kiosk/unknown', 'There is no such kiosk'));
      return change(profileId, session, async (db, current) => {
        if (current === null) {
          return fault('configuration/unpublished', 'This profile has no version yet');
        }
        const [profile] = await profilesIn(db, profileId);
        await giveProfile(db, kioskId, profileId);
        await addKioskEvent(db, {
          ...{ eventId: context.newId(), kioskId, at: timestamp(clock), actor: session.name },
          kind: 'profile-given',
          detail: profile?.name ?? '',
        });
        return null;
      });
    },
  };
}

async function detailOf(
  db: Db,
  profileId: string,
  session: Session,
): Promise<Result<ConfigProfileDetail, Fault>> {
  const [profile] = await profilesIn(db, profileId);
  if (profile === undefined) return err(unknownConfig());
  const content = (await currentConfig(db, profileId))?.content ?? usualConfig;
  const last = await latestProposal(db, profileId);
  return ok({
    ...profile,
    content,
    proposal:
      last === null || last.state === 'approved'
        ? null
        : {
            proposalId: last.proposalId,
            state: last.state,
            content: last.content,
            changes: configDiff(content, last.content),
            words: last.words,
            proposedAt: last.proposedAt,
            proposedBy: last.proposedBy,
            mayApprove: last.state === 'open' && (await mayApprove(db, last, session)) !== 'no',
            decidedAt: last.decidedAt,
            decidedBy: last.decidedBy,
          },
  });
}

function shownVersion(
  { content, ...version }: PublishedConfig,
  before: PublishedConfig | null,
): ConfigVersion {
  return { ...version, changes: configDiff(before?.content ?? usualConfig, content) };
}
