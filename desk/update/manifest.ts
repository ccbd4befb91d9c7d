import manifest from '../../package.json' with { type: 'json' };
import type { Json } from '../../shared/base/canonical-json.ts';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  type DirectorDocument,
  type Platform,
  type Release,
  type UpdateBundle,
  mostRoots,
} from '../../shared/domain/release/documents.ts';
import { compareVersions } from '../../shared/domain/release/release-version.ts';
import { directiveFor } from '../../shared/domain/release/rollout.ts';
import { placeOf } from '../../shared/release/place-of.ts';
import { type SigningKey, envelopeOf, sha512Of, signedBy } from '../../shared/release/sign.ts';
import type { DeskContext } from '../desk-context.ts';
import { updateRingOf } from '../store/kiosk-config-store.ts';
import type { Kiosk } from '../store/kiosk-store.ts';
import { listRollouts } from '../store/rollout-store.ts';
import { keepAsked, nextDirectorVersion, rootsAfter } from '../store/update-document-store.ts';
import { deskDocuments, notSetUp } from './desk-trust.ts';
import type { ReleaseFiles } from './release-files.ts';

/** Hours after which the desk's word on one kiosk is worth nothing; kiosks ask every hour or so. */
export const wordLivesHours = 24;

export interface ManifestParts {
  readonly context: DeskContext;
  readonly files: ReleaseFiles;
  readonly key: () => Promise<SigningKey>;
}

/** What this kiosk is to do, signed now and for it alone, with all that proves it. */
export async function manifestFor(
  { context, files, key }: ManifestParts,
  kiosk: Kiosk,
  asks: { readonly root: number; readonly version: string; readonly platform: Platform },
): Promise<Result<UpdateBundle, Fault>> {
  const { database, clock } = context;
  const documents = await deskDocuments(database.read);
  if (documents === null || documents.targets === null) return err(notSetUp());
  const { document: targets, envelope } = documents.targets;
  const directive = directiveFor(
    {
      siteId: kiosk.siteId,
      updateRing: await updateRingOf(database.read, kiosk.kioskId),
      version: asks.version,
      platform: asks.platform,
      placeFor: (version) => placeOf(kiosk.kioskId, version),
    },
    await listRollouts(database.read),
    await servableOf(targets.releases, files),
  );
  const nowMs = clock.nowMs();
  const signedAt = new Date(nowMs).toISOString();
  const number = await database.write(async (db) => {
    const next = await nextDirectorVersion(db, kiosk.kioskId, nowMs);
    await keepAsked(db, kiosk.kioskId, { at: signedAt, platform: asks.platform });
    return next;
  });
  const director: DirectorDocument = {
    type: 'director',
    version: number,
    kioskId: kiosk.kioskId,
    signedAt,
    expiresAt: new Date(nowMs + wordLivesHours * 60 * 60 * 1000).toISOString(),
    rootVersion: documents.root.version,
    targets: { version: targets.version, sha512: sha512Of(envelope.signed) },
    directive,
  };
  return ok({
    roots: await rootsAfter(database.read, asks.root, mostRoots),
    targets: envelope,
    // A document is JSON by its schema; interfaces have no index signature of their own.
    director: signedBy(envelopeOf(director as Json & DirectorDocument), await key()),
  });
}

/** The releases whose file is here and that this desk is new enough for. */
async function servableOf(
  releases: readonly Release[],
  files: ReleaseFiles,
): Promise<readonly Release[]> {
  const isServable = await Promise.all(
    releases.map(
      async ({ file, deskFrom }) =>
        compareVersions(manifest.version, deskFrom) >= 0 && (await files.received(file)).isWhole,
    ),
  );
  return releases.filter((_release, index) => isServable[index]);
}
