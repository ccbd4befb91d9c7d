import manifest from '../../package.json' with { type: 'json' };
import type { Json } from '../../shared/base/canonical-json.ts';
import { timestamp } from '../../shared/base/clock.ts';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  type DirectorDocument,
  type PackWord,
  type Platform,
  type ReleaseFile,
  type TargetsDocument,
  type UpdateBundle,
  mostRoots,
} from '../../shared/domain/release/documents.ts';
import { compareVersions } from '../../shared/domain/release/release-version.ts';
import { directiveFor, packDirectiveFor } from '../../shared/domain/release/rollout.ts';
import { placeOf } from '../../shared/release/place-of.ts';
import { type SigningKey, envelopeOf, sha512Of, signedBy } from '../../shared/release/sign.ts';
import type { DeskContext } from '../desk-context.ts';
import { updateRingOf } from '../store/kiosk-config-store.ts';
import type { Kiosk } from '../store/kiosk-store.ts';
import { decidingRollouts } from '../store/rollout-store.ts';
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
  parts: ManifestParts,
  kiosk: Kiosk,
  asks: { readonly root: number; readonly version: string; readonly platform: Platform },
): Promise<Result<UpdateBundle, Fault>> {
  const { context, files } = parts;
  const { database, clock } = context;
  const bundle = await bundleFor(parts, kiosk, asks.root, async ({ releases }, common) => {
    const directive = directiveFor(
      {
        ...(await placedIn(context, kiosk)),
        version: asks.version,
        platform: asks.platform,
      },
      await decidingRollouts(database.read),
      await herePart(
        releases.filter(({ deskFrom }) => compareVersions(manifest.version, deskFrom) >= 0),
        files,
      ),
    );
    return { ...common, type: 'director', directive };
  });
  if (!bundle.ok) return bundle;
  await database.write((db) =>
    keepAsked(db, kiosk.kioskId, { at: timestamp(clock), platform: asks.platform }),
  );
  return bundle;
}

/** Which reader pack this kiosk is to use; the same holds of it. */
export function packWordFor(
  parts: ManifestParts,
  kiosk: Kiosk,
  asks: { readonly root: number; readonly version: string; readonly pack: number },
): Promise<Result<UpdateBundle, Fault>> {
  const { context, files } = parts;
  return bundleFor(parts, kiosk, asks.root, async ({ packs = [] }, common) => {
    const directive = packDirectiveFor(
      {
        ...(await placedIn(context, kiosk)),
        version: asks.version,
        pack: asks.pack,
      },
      await decidingRollouts(context.database.read),
      await herePart(packs, files),
    );
    return { ...common, type: 'reader-pack', directive };
  });
}

/** Where a kiosk stands in the rings of whatever is rolled out. */
async function placedIn({ database }: DeskContext, { kioskId, siteId }: Kiosk) {
  return {
    siteId,
    updateRing: await updateRingOf(database.read, kioskId),
    placeFor: (rolledOut: string) => placeOf(kioskId, rolledOut),
  };
}

/** What every word of the director has. */
type CommonWord = Omit<DirectorDocument, 'type' | 'directive'>;

async function bundleFor(
  { context, key }: ManifestParts,
  { kioskId }: Kiosk,
  knownRoot: number,
  wordOf: (targets: TargetsDocument, common: CommonWord) => Promise<DirectorDocument | PackWord>,
): Promise<Result<UpdateBundle, Fault>> {
  const { database, clock } = context;
  const documents = await deskDocuments(database.read);
  if (documents === null || documents.targets === null) return err(notSetUp());
  const { document: targets, envelope } = documents.targets;
  const nowMs = clock.nowMs();
  const word = await wordOf(targets, {
    version: await database.write((db) => nextDirectorVersion(db, kioskId, nowMs)),
    kioskId,
    signedAt: new Date(nowMs).toISOString(),
    expiresAt: new Date(nowMs + wordLivesHours * 60 * 60 * 1000).toISOString(),
    rootVersion: documents.root.version,
    targets: { version: targets.version, sha512: sha512Of(envelope.signed) },
  });
  return ok({
    roots: await rootsAfter(database.read, knownRoot, mostRoots),
    targets: envelope,
    // A document is JSON by its schema; interfaces have no index signature of their own.
    director: signedBy(envelopeOf(word as Json & typeof word), await key()),
  });
}

/** Those whose file is here. */
async function herePart<T extends { readonly file: ReleaseFile }>(
  listed: readonly T[],
  files: ReleaseFiles,
): Promise<readonly T[]> {
  const isHere = await Promise.all(
    listed.map(async ({ file }) => (await files.received(file)).isWhole),
  );
  return listed.filter((_one, index) => isHere[index]);
}
