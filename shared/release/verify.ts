import type { z } from 'zod';
import { type Fault, fault } from '../base/fault.ts';
import { type Result, err, ok } from '../base/result.ts';
import type { Envelope, RoleName, RootDocument } from '../domain/release/documents.ts';
import { isSignedBy, keyIdOf } from './sign.ts';

/**
 * The document of an envelope, when enough keys of the role signed its very text. Signatures are counted
 * before the text is parsed: what nobody vouches for is not looked into.
 */
export function verified<S extends z.ZodType>(
  envelope: Envelope,
  root: RootDocument,
  role: RoleName,
  schema: S,
): Result<z.output<S>, Fault> {
  const { keyIds, threshold } = root.roles[role];
  const signers = new Set<string>();
  for (const { keyId, signature } of envelope.signatures) {
    const key = root.keys.find((each) => each.keyId === keyId);
    // The name is worked out again: a root that lists one key under two names gives it one vote.
    if (key === undefined || !keyIds.includes(keyId) || keyIdOf(key.publicKey) !== keyId) continue;
    if (isSignedBy(envelope.signed, signature, key.publicKey)) signers.add(keyId);
  }
  if (signers.size < threshold) {
    const told = `${signers.size} of ${threshold} signatures of the role ${role} are good`;
    return err(fault('update/unsigned', told));
  }
  return parsedDocument(envelope, schema);
}

/** What an envelope says, whoever signed it. Never to be believed by itself. */
export function parsedDocument<S extends z.ZodType>(
  envelope: Envelope,
  schema: S,
): Result<z.output<S>, Fault> {
  let content: unknown;
  try {
    content = JSON.parse(envelope.signed);
  } catch {
    // Not JSON: no schema admits undefined.
    content = undefined;
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return ok(parsed.data);
  const fields = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
  return err(fault('update/garbled', `Not a document of ours: ${fields.slice(0, 5).join('; ')}`));
}
