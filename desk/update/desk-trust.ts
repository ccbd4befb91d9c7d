import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  type Envelope,
  type RootDocument,
  type TargetsDocument,
  targetsDocumentSchema,
} from '../../shared/domain/release/documents.ts';
import { alive, followRoot, notOlder, rootOf, trustFrom } from '../../shared/release/trust.ts';
import { sha512Of } from '../../shared/release/sign.ts';
import { parsedDocument, verified } from '../../shared/release/verify.ts';
import { newestDocument } from '../store/update-document-store.ts';
import type { Db } from '../store/tables.ts';

/** The signed documents that this desk serves, verified when they came in. */
export interface DeskDocuments {
  readonly root: RootDocument;
  readonly targets: { readonly document: TargetsDocument; readonly envelope: Envelope } | null;
}

/** Null before the first root. */
export async function deskDocuments(db: Db): Promise<DeskDocuments | null> {
  const root = await newestDocument(db, 'root');
  if (root === null) return null;
  const envelope = await newestDocument(db, 'targets');
  if (envelope === null) return { root: rootOf({ root }), targets: null };
  const document = parsedDocument(envelope, targetsDocumentSchema);
  if (!document.ok) throw new Error(`Kept targets cannot be read: ${document.fault.detail}`);
  return { root: rootOf({ root }), targets: { document: document.value, envelope } };
}

/** The first root, by its own signatures; or the next, by those of the present one too. */
export async function acceptRoot(
  db: Db,
  next: Envelope,
  nowMs: number,
): Promise<Result<RootDocument, Fault>> {
  const present = await newestDocument(db, 'root');
  const trusted =
    present === null
      ? trustFrom(next)
      : followRoot({ root: present, targets: null, director: null }, next);
  if (!trusted.ok) {
    // Sent once more with the rest of a release: proven, and kept already.
    const isKept = present?.signed === next.signed && trusted.fault.code === 'update/rolled-back';
    return isKept ? ok(rootOf({ root: next })) : trusted;
  }
  const root = rootOf(trusted.value);
  const dead = alive('root', root.expiresAt, nowMs);
  return dead === null ? ok(root) : err(dead);
}

/** The offline key's next list of releases. */
export async function acceptTargets(
  db: Db,
  next: Envelope,
  nowMs: number,
): Promise<Result<TargetsDocument, Fault>> {
  const documents = await deskDocuments(db);
  if (documents === null) return err(notSetUp());
  const listed = verified(next, documents.root, 'targets', targetsDocumentSchema);
  if (!listed.ok) return listed;
  const { targets } = documents;
  const seen =
    targets === null
      ? null
      : { version: targets.document.version, sha512: sha512Of(targets.envelope.signed) };
  const newer = notOlder('targets', { version: listed.value.version, text: next.signed }, seen);
  if (!newer.ok) return newer;
  const dead = alive('targets', listed.value.expiresAt, nowMs);
  return dead === null ? listed : err(dead);
}

export function notSetUp(): Fault {
  return fault('update/not-set-up', 'This desk has no root of update keys, or no list of releases');
}
