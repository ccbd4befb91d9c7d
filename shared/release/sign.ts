import {
  type KeyObject,
  createHash,
  createPublicKey,
  generateKeyPairSync,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { type Json, canonicalJson } from '../base/canonical-json.ts';
import type { Envelope } from '../domain/release/documents.ts';

/** Put before every text that is signed, so that a signature made elsewhere with the same key means nothing here. */
const purpose = 'balie update document, version 1\n';

/** A key that signs, with the name and the public half under which others know it. */
export interface SigningKey {
  readonly keyId: string;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export function makeKey(): SigningKey {
  return signingKey(generateKeyPairSync('ed25519').privateKey);
}

/** Throws when it is not an Ed25519 key: nothing else signs here. */
export function signingKey(privateKey: KeyObject): SigningKey {
  const { kty, crv, x } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (kty !== 'OKP' || crv !== 'Ed25519' || x === undefined) throw new Error('Not an Ed25519 key');
  return { keyId: keyIdOf(x), publicKey: x, privateKey };
}

export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');
}

export function sha512Of(text: string): string {
  return createHash('sha512').update(text, 'utf8').digest('hex');
}

/** A document that nobody has signed yet. The same content has the same text. */
export function envelopeOf(document: Json): Envelope {
  return { signed: canonicalJson(document), signatures: [] };
}

/** The envelope with one more signature; the one that this key made before goes. */
export function signedBy(envelope: Envelope, key: SigningKey): Envelope {
  const signature = signBytes(null, bytesOf(envelope.signed), key.privateKey).toString('base64url');
  const others = envelope.signatures.filter(({ keyId }) => keyId !== key.keyId);
  return { signed: envelope.signed, signatures: [...others, { keyId: key.keyId, signature }] };
}

/** Whether the private half of this key signed exactly this text. */
export function isSignedBy(signed: string, signature: string, publicKey: string): boolean {
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: publicKey },
    format: 'jwk',
  });
  return verifyBytes(null, bytesOf(signed), key, Buffer.from(signature, 'base64url'));
}

function bytesOf(signed: string): Buffer {
  return Buffer.from(purpose + signed, 'utf8');
}
