import type { updateRoutes } from '../../shared/contract/update-routes.ts';
import type { RouteReply } from '../../shared/contract/route.ts';
import type { SigningKey } from '../../shared/release/sign.ts';
import type { DeskContext } from '../desk-context.ts';
import { latestUpdateEvents, listRollouts } from '../store/rollout-store.ts';
import { listReports, shownReport, updatableKiosks } from '../store/update-report-store.ts';
import { deskDocuments } from './desk-trust.ts';
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
  const listed = targets?.releases ?? [];
  return {
    directorKey: publicKey,
    root: documents === null ? null : stateOf(documents.root),
    targets: targets === null ? null : stateOf(targets),
    releases: await Promise.all(
      listed.map(async (release) => {
        const { received, isWhole } = await files.received(release.file);
        return {
          ...release,
          isHere: isWhole,
          received,
          keptAt: await files.keptAt(release.file),
        };
      }),
    ),
    rollouts: (await listRollouts(db)).map((rollout) => {
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
        const report = reports.findLast(({ kioskId }) => kioskId === kiosk.kioskId);
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
