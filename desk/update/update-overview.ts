import type { updateRoutes } from '../../shared/contract/update-routes.ts';
import type { RouteReply } from '../../shared/contract/route.ts';
import type { ReleaseFile } from '../../shared/domain/release/documents.ts';
import { packNumberOf } from '../../shared/domain/release/rolled-out.ts';
import type { SigningKey } from '../../shared/release/sign.ts';
import type { DeskContext } from '../desk-context.ts';
import { latestUpdateEvents, newestRollouts } from '../store/rollout-store.ts';
import { listReports, shownReport, updatableKiosks } from '../store/update-report-store.ts';
import { deskDocuments } from './desk-trust.ts';
import { listedIn } from './listed.ts';
import type { ReleaseFiles } from './release-files.ts';
import { brokenOn, isUnheard, ringFigures, skippedIn, standingFor } from './ring-figures.ts';

type Overview = RouteReply<(typeof updateRoutes)['update.overview']>;

/** All that an admin looks at before he touches anything. */
export async function updateOverview(
  { database, clock }: DeskContext,
  files: ReleaseFiles,
  { publicKey }: SigningKey,
): Promise<Overview> {
  const db = database.read;
  const documents = await deskDocuments(db);
  const kiosks = await updatableKiosks(db);
  const reports = await listReports(db);
  const targets = documents?.targets?.document ?? null;
  const listed = listedIn(targets);
  const atDesk = async (file: ReleaseFile) => {
    const { received, isWhole } = await files.received(file);
    return { isHere: isWhole, received, keptAt: await files.keptAt(file) };
  };
  return {
    directorKey: publicKey,
    root: documents === null ? null : stateOf(documents.root),
    targets: targets === null ? null : stateOf(targets),
    releases: await Promise.all(
      (targets?.releases ?? []).map(async (each) => ({ ...each, ...(await atDesk(each.file)) })),
    ),
    packs: await Promise.all(
      (targets?.packs ?? []).map(async (each) => ({ ...each, ...(await atDesk(each.file)) })),
    ),
    rollouts: (await newestRollouts(db)).map((rollout) => {
      const standing = standingFor(rollout, kiosks, reports, listed, clock.nowMs());
      const { counted } = standing;
      return {
        ...rollout,
        figures: ringFigures(rollout, counted, reports),
        ringFigures: rollout.rings.map((_, ring) => ringFigures(rollout, counted, reports, ring)),
        broken: brokenOn(rollout, kiosks, reports),
        skipped: skippedIn(rollout, standing),
        isUnheard: isUnheard(rollout, standing),
      };
    }),
    kiosks: kiosks.map(
      ({ siteId: _siteId, updateRing: _ring, asks: _asks, platform: _platform, ...kiosk }) => {
        // They come oldest first.
        const report = reports.findLast(
          ({ kioskId, version }) => kioskId === kiosk.kioskId && packNumberOf(version) === null,
        );
        return { ...kiosk, report: report === undefined ? null : shownReport(report) };
      },
    ),
    events: await latestUpdateEvents(db),
  };
}

function stateOf({
  version,
  expiresAt,
}: {
  readonly version: number;
  readonly expiresAt: string;
}): NonNullable<Overview['root']> {
  return { version, expiresAt };
}
