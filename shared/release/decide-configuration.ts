import { type Fault, fault } from '../base/fault.ts';
import { type Result, err, ok } from '../base/result.ts';
import type { NamedConfig } from '../domain/fleet/heartbeat.ts';
import {
  type SignedConfiguration,
  configurationWordSchema,
  signedConfigurationSchema,
} from '../domain/release/configuration-word.ts';
import { largestBundle } from '../domain/release/documents.ts';
import { sha512Of } from './sign.ts';
import { type Trusted, alive, notOlder, rootOf } from './trust.ts';
import { verified } from './verify.ts';

/** A configuration that the desk signed for this kiosk. Whether it can be read is another question. */
export interface ProvenConfiguration extends NamedConfig {
  readonly content: unknown;
}

/** What the desk answered, from bytes of anybody; its size is bounded before it is looked into. */
export function parseSignedConfiguration(bytes: Uint8Array): Result<SignedConfiguration, Fault> {
  if (bytes.length > largestBundle) {
    return err(fault('update/too-large', `An answer of more than ${largestBundle} bytes`));
  }
  const parsed = signedConfigurationSchema.safeParse(
    jsonOf(new TextDecoder('utf-8').decode(bytes)),
  );
  return parsed.success
    ? ok(parsed.data)
    : err(fault('update/garbled', 'Not a signed configuration'));
}

/**
 * The configuration that a kiosk is to have, under a root that was followed to its end; null for none. Pure,
 * as `decideUpdate` is, and by the same rules: everything missing, old, odd or for somebody else is a fault.
 *
 * @param nowMs by the machine's clock; a clock that was set back is held to the last moment the desk signed.
 */
export function decideConfiguration(
  trusted: Trusted,
  { word: envelope, content }: Pick<SignedConfiguration, 'word' | 'content'>,
  kioskId: string,
  nowMs: number,
): Result<
  { readonly configuration: ProvenConfiguration | null; readonly trusted: Trusted },
  Fault
> {
  const root = rootOf(trusted);
  const notBefore = trusted.director === null ? 0 : Date.parse(trusted.director.signedAt);
  const asOf = Math.max(nowMs, notBefore);
  const signed = verified(envelope, root, 'director', configurationWordSchema);
  if (!signed.ok) return signed;
  const word = signed.value;
  const told = { version: word.version, text: envelope.signed };
  const seen = notOlder('director', told, trusted.director);
  if (!seen.ok) return seen;
  const dead = alive('root', root.expiresAt, asOf) ?? alive('director', word.expiresAt, asOf);
  if (dead !== null) return err(dead);
  if (word.kioskId !== kioskId) {
    return err(fault('update/not-for-this-kiosk', `The desk speaks to ${word.kioskId}`));
  }
  if (word.rootVersion !== root.version) {
    return err(fault('update/mixed', 'The configuration was signed beside another root'));
  }
  const after: Trusted = {
    ...trusted,
    director: { ...seen.value, signedAt: word.signedAt },
  };
  if (word.configuration === null) return ok({ configuration: null, trusted: after });
  const { size, sha512, ...name } = word.configuration;
  if (new TextEncoder().encode(content).length !== size || sha512Of(content) !== sha512) {
    return err(fault('update/file-mismatch', 'The content is not the one that was signed'));
  }
  return ok({ configuration: { ...name, content: jsonOf(content) }, trusted: after });
}

/** Undefined, which no schema admits, for what is not JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever parses it by a schema says so.
    return undefined;
  }
}
