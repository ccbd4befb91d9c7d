import { type Fault, fault } from '../base/fault.ts';
import { type Result, err, ok } from '../base/result.ts';
import {
  type ListedPack,
  type PackWord,
  type TargetsDocument,
  type UpdateBundle,
  packWordSchema,
} from '../domain/release/documents.ts';
import { compareVersions } from '../domain/release/release-version.ts';
import { believe } from './believe.ts';
import type { Trusted } from './trust.ts';

/** Who asks. */
export interface PackSubject {
  readonly kioskId: string;
  /** The version of its program. */
  readonly version: string;
  /** The number of the pack in force. */
  readonly pack: number;
}

/** Which pack is to be used, proven. */
export type PackDecision =
  | { readonly do: 'stay' }
  | { readonly do: 'use'; readonly pack: ListedPack }
  | { readonly do: 'return' };

/** Which pack the readers of a kiosk are to use, by the newest documents; see `believe`. */
export function decidePack(
  trusted: Trusted,
  bundle: Pick<UpdateBundle, 'targets' | 'director'>,
  subject: PackSubject,
  nowMs: number,
): Result<{ readonly decision: PackDecision; readonly trusted: Trusted }, Fault> {
  const believed = believe(trusted, bundle, packWordSchema, subject.kioskId, nowMs);
  if (!believed.ok) return believed;
  const { word, targets, trusted: after } = believed.value;
  const decision = decisionOf(word, targets, subject);
  return decision.ok ? ok({ decision: decision.value, trusted: after }) : decision;
}

function decisionOf(
  { directive }: PackWord,
  { packs = [] }: TargetsDocument,
  { version, pack }: PackSubject,
): Result<PackDecision, Fault> {
  if (directive.do === 'stay') return ok({ do: 'stay' });
  if (directive.do === 'return') {
    return ok(directive.from === pack ? { do: 'return' } : { do: 'stay' });
  }
  if (directive.number === pack) return ok({ do: 'stay' });
  const listed = packs.find(({ number }) => number === directive.number);
  if (
    listed === undefined ||
    listed.file.sha512 !== directive.sha512 ||
    listed.file.size !== directive.size
  ) {
    const told = `No pack ${directive.number} of this content may exist`;
    return err(fault('update/not-listed', told));
  }
  if (directive.number < pack) {
    return err(fault('update/rolled-back', `Pack ${directive.number} is older than ${pack}`));
  }
  if (compareVersions(version, listed.readableFrom) < 0) {
    const told = `Pack ${listed.number} needs ${listed.readableFrom}, this is ${version}`;
    return err(fault('update/not-installable', told));
  }
  return ok({ do: 'use', pack: listed });
}
