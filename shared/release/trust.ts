import { z } from 'zod';
import { type Fault, fault } from '../base/fault.ts';
import { timestampSchema } from '../base/identifier.ts';
import { type Result, err, ok } from '../base/result.ts';
import {
  type Envelope,
  type RoleName,
  type RootDocument,
  envelopeSchema,
  rootDocumentSchema,
} from '../domain/release/documents.ts';
import { sha512Of } from './sign.ts';
import { parsedDocument, verified } from './verify.ts';

const seenSchema = z.strictObject({ version: z.int().min(1), sha512: z.string().length(128) });
export type Seen = Readonly<z.infer<typeof seenSchema>>;

/** What somebody believed last. Kept durably: who forgets it can be told old things again. */
export const trustedSchema = z.strictObject({
  root: envelopeSchema,
  /** The newest documents of these roles that were ever accepted under their present keys. */
  targets: seenSchema.nullable(),
  director: seenSchema.extend({ signedAt: timestampSchema }).nullable(),
});
export type Trusted = Readonly<z.infer<typeof trustedSchema>>;

/** The beginning of all trust: a root that came with the program, signed by its own keys. */
export function trustFrom(root: Envelope): Result<Trusted, Fault> {
  const claimed = parsedDocument(root, rootDocumentSchema);
  if (!claimed.ok) return claimed;
  const proven = verified(root, claimed.value, 'root', rootDocumentSchema);
  return proven.ok ? ok({ root, targets: null, director: null }) : proven;
}

/** The root of a trusted state. Throws when it is none: it was verified before it was kept. */
export function rootOf({ root }: Pick<Trusted, 'root'>): RootDocument {
  const parsed = parsedDocument(root, rootDocumentSchema);
  if (!parsed.ok) throw new Error(`The trusted root cannot be read: ${parsed.fault.detail}`);
  return parsed.value;
}

/**
 * The trusted state after one more root: the very next version, signed by enough keys of the root before
 * it and by enough of its own (TUF 5.3). Expiry is not asked here: only the last of a chain must be alive.
 * What was seen under keys that are gone is forgotten, so that a thief who counted a version up as far as
 * it goes is overcome by new keys (fast-forward, TUF 5.3.11).
 */
export function followRoot(trusted: Trusted, next: Envelope): Result<Trusted, Fault> {
  const before = rootOf(trusted);
  const byOld = verified(next, before, 'root', rootDocumentSchema);
  if (!byOld.ok) return byOld;
  const after = byOld.value;
  const byNew = verified(next, after, 'root', rootDocumentSchema);
  if (!byNew.ok) return byNew;
  if (after.version !== before.version + 1) {
    const told = `Root ${after.version} does not follow root ${before.version}`;
    return err(fault('update/rolled-back', told));
  }
  return ok({
    root: next,
    targets: hasSameKeys(before, after, 'targets') ? trusted.targets : null,
    director: hasSameKeys(before, after, 'director') ? trusted.director : null,
  });
}

/** How far a chain of roots leads, and why not further. */
export function followRoots(
  trusted: Trusted,
  chain: readonly Envelope[],
): { readonly trusted: Trusted; readonly fault: Fault | null } {
  let reached = trusted;
  for (const next of chain) {
    // The one that is trusted already, told again, is no step.
    if (next.signed === reached.root.signed) continue;
    const followed = followRoot(reached, next);
    if (!followed.ok) return { trusted: reached, fault: followed.fault };
    reached = followed.value;
  }
  return { trusted: reached, fault: null };
}

/** The very document that was seen last, or a newer one; never an older one, nor another of the same number. */
export function notOlder(
  name: RoleName,
  { version, text }: { readonly version: number; readonly text: string },
  seen: Seen | null,
): Result<Seen, Fault> {
  const now = { version, sha512: sha512Of(text) };
  if (seen === null || version > seen.version) return ok(now);
  if (version < seen.version) {
    const told = `${name} ${version} is older than ${seen.version}, which was seen`;
    return err(fault('update/rolled-back', told));
  }
  return now.sha512 === seen.sha512
    ? ok(now)
    : err(fault('update/mixed', `There are two documents ${name} ${version}`));
}

/** A document counts before its last moment only. */
export function alive(name: RoleName, expiresAt: string, nowMs: number): Fault | null {
  return Date.parse(expiresAt) > nowMs
    ? null
    : fault('update/expired', `${name} was good until ${expiresAt}`);
}

function hasSameKeys(before: RootDocument, after: RootDocument, role: RoleName): boolean {
  const ids = (root: RootDocument) => root.roles[role].keyIds.toSorted().join(' ');
  return ids(before) === ids(after);
}
