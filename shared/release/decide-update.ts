import { type Fault, fault } from '../base/fault.ts';
import { type Result, err, ok } from '../base/result.ts';
import {
  type DirectorDocument,
  type Platform,
  type Release,
  type TargetsDocument,
  type UpdateBundle,
  directorDocumentSchema,
} from '../domain/release/documents.ts';
import { compareVersions } from '../domain/release/release-version.ts';
import { believe } from './believe.ts';
import type { Trusted } from './trust.ts';

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

/** What a kiosk is to do, by the newest documents; see `believe`. */
export function decideUpdate(
  trusted: Trusted,
  bundle: Pick<UpdateBundle, 'targets' | 'director'>,
  subject: UpdateSubject,
  nowMs: number,
): Result<{ readonly decision: Decision; readonly trusted: Trusted }, Fault> {
  const believed = believe(trusted, bundle, directorDocumentSchema, subject.kioskId, nowMs);
  if (!believed.ok) return believed;
  const { word, targets, trusted: after } = believed.value;
  const decision = decisionOf(word, targets, subject);
  return decision.ok ? ok({ decision: decision.value, trusted: after }) : decision;
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
