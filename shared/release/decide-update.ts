import { type Fault, fault } from '../base/fault.ts';
import { type Result, err, ok } from '../base/result.ts';
import {
  type DirectorDocument,
  type Platform,
  type Release,
  type TargetsDocument,
  type UpdateBundle,
  directorDocumentSchema,
  largestBundle,
  targetsDocumentSchema,
  updateBundleSchema,
} from '../domain/release/documents.ts';
import { compareVersions } from '../domain/release/release-version.ts';
import { type Trusted, alive, notOlder, rootOf } from './trust.ts';
import { verified } from './verify.ts';

/** Who asks. */
export interface UpdateSubject {
  readonly kioskId: string;
  readonly platform: Platform;
  /** The version that runs. */
  readonly version: string;
}

/** What is to be done, proven. */
export type Decision =
  | { readonly do: 'stay' }
  | { readonly do: 'install'; readonly release: Release }
  | { readonly do: 'return' };

/** A bundle from bytes of anybody; its size is bounded before it is looked into. */
export function parseBundle(bytes: Uint8Array): Result<UpdateBundle, Fault> {
  if (bytes.length > largestBundle) {
    return err(fault('update/too-large', `A bundle of more than ${largestBundle} bytes`));
  }
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Neither UTF-8 nor JSON: the schema refuses undefined.
    content = undefined;
  }
  const parsed = updateBundleSchema.safeParse(content);
  return parsed.success ? ok(parsed.data) : err(fault('update/garbled', 'Not a bundle of updates'));
}

/**
 * What a kiosk is to do, by the newest documents, under a root that was followed to its end. Pure: the
 * same state, bundle and moment give the same answer. Everything that is missing, old, odd or for somebody
 * else is a fault, and a fault means that the kiosk stays as it is.
 *
 * @param nowMs by the machine's clock; a clock that was set back is held to the last moment the desk signed.
 */
export function decideUpdate(
  trusted: Trusted,
  { targets, director }: Pick<UpdateBundle, 'targets' | 'director'>,
  subject: UpdateSubject,
  nowMs: number,
): Result<{ readonly decision: Decision; readonly trusted: Trusted }, Fault> {
  const root = rootOf(trusted);
  const notBefore = trusted.director === null ? 0 : Date.parse(trusted.director.signedAt);
  const asOf = Math.max(nowMs, notBefore);

  const dead = alive('root', root.expiresAt, asOf);
  if (dead !== null) return err(dead);
  const listed = verified(targets, root, 'targets', targetsDocumentSchema);
  if (!listed.ok) return listed;
  const directed = verified(director, root, 'director', directorDocumentSchema);
  if (!directed.ok) return directed;
  const told = directed.value;

  const seenTargets = notOlder(
    'targets',
    { version: listed.value.version, text: targets.signed },
    trusted.targets,
  );
  if (!seenTargets.ok) return seenTargets;
  const seenDirector = notOlder(
    'director',
    { version: told.version, text: director.signed },
    trusted.director,
  );
  if (!seenDirector.ok) return seenDirector;
  const tooOld =
    alive('targets', listed.value.expiresAt, asOf) ?? alive('director', told.expiresAt, asOf);
  if (tooOld !== null) return err(tooOld);

  if (told.kioskId !== subject.kioskId) {
    return err(fault('update/not-for-this-kiosk', `The director speaks to ${told.kioskId}`));
  }
  const { version, sha512 } = seenTargets.value;
  const isPinned = told.targets.version === version && told.targets.sha512 === sha512;
  if (told.rootVersion !== root.version || !isPinned) {
    return err(fault('update/mixed', 'The director was signed beside another root or targets'));
  }
  const decision = decisionOf(told, listed.value, subject);
  if (!decision.ok) return decision;
  return ok({
    decision: decision.value,
    trusted: {
      root: trusted.root,
      targets: seenTargets.value,
      director: { ...seenDirector.value, signedAt: told.signedAt },
    },
  });
}

function decisionOf(
  { directive }: DirectorDocument,
  { releases }: TargetsDocument,
  { platform, version }: UpdateSubject,
): Result<Decision, Fault> {
  if (directive.do === 'stay') return ok({ do: 'stay' });
  if (directive.do === 'return') {
    return ok(directive.from === version ? { do: 'return' } : { do: 'stay' });
  }
  if (directive.version === version) return ok({ do: 'stay' });
  const release = releases.find(
    (each) => each.version === directive.version && each.platform === platform,
  );
  if (
    release === undefined ||
    release.file.sha512 !== directive.sha512 ||
    release.file.size !== directive.size
  ) {
    const told = `No release ${directive.version} of this content for ${platform} may exist`;
    return err(fault('update/not-listed', told));
  }
  if (compareVersions(directive.version, version) < 0) {
    return err(fault('update/rolled-back', `${directive.version} is older than ${version}`));
  }
  if (compareVersions(version, release.installableFrom) < 0) {
    const told = `${release.version} needs ${release.installableFrom}, this is ${version}`;
    return err(fault('update/not-installable', told));
  }
  return ok({ do: 'install', release });
}
