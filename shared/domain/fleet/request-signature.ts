import { type Result, err, ok } from '../../base/result.ts';
import { type Fault, fault } from '../../base/fault.ts';

/**
 * How a kiosk signs its requests: HTTP Message Signatures (RFC 9421) by Ed25519, with the digest of the
 * content (RFC 9530), in one fixed shape. Whatever has another shape is refused, so there is no parser
 * of structured fields to lead astray and no component that a sender may leave out (ADR 34).
 */
const label = 'kiosk';
/** Covered on every request. A digest of nothing stands for a request without content. */
const always = ['@method', '@path', '@query', 'content-digest'] as const;
/** Covered whenever they are there: they change what a request means. */
const whenThere = ['idempotency-key', 'balie-shown-code'] as const;

/** Seconds that a signature may be older or newer than the desk's clock. */
export const signatureWindowSeconds = 300;

/** Epoch milliseconds at the desk, on each of its replies to a signed request. */
export const deskTimeHeader = 'balie-time';

/** What of a request is signed. Header names are lower case. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as they stand in the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** The parameters of one signature. */
export interface SignatureParams {
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly created: number;
  /** 128 random bits as base64url: no two requests have the same. */
  readonly nonce: string;
  readonly keyId: string;
}

/** A signature as it came, its text not yet checked. */
export interface PresentedSignature extends SignatureParams {
  /** Base64 of the 64 bytes. */
  readonly signature: string;
}

/** The header `signature-input` of a request. */
export function signatureInput(request: SignedRequest, params: SignatureParams): string {
  return `${label}=${inputOf(request, params)}`;
}

/** The header `signature`. */
export function signatureField(base64: string): string {
  return `${label}=:${base64}:`;
}

/** The text that is signed: RFC 9421 section 2.5. */
export function signatureBase(request: SignedRequest, params: SignatureParams): string {
  const lines = componentsOf(request).map((name) => `"${name}": ${valueOf(request, name)}`);
  return [...lines, `"@signature-params": ${inputOf(request, params)}`].join('\n');
}

/** The header `content-digest` of a SHA-256 in base64. */
export function contentDigestField(sha256Base64: string): string {
  return `sha-256=:${sha256Base64}:`;
}

const inputPattern =
  /;created=(\d{1,12});nonce="([A-Za-z0-9_-]{22})";keyid="([A-Za-z0-9_-]{43})";alg="ed25519"$/u;
const signaturePattern = /^kiosk=:([A-Za-z0-9+/]{86}==):$/u;
const digestPattern = /^sha-256=:[A-Za-z0-9+/]{43}=:$/u;

/** Total: any headers give a signature in exactly our shape, or a fault. */
export function presentedSignature(request: SignedRequest): Result<PresentedSignature, Fault> {
  const { headers } = request;
  const input = headers['signature-input'] ?? '';
  const [, created, nonce, keyId] = inputPattern.exec(input) ?? [];
  const signature = signaturePattern.exec(headers['signature'] ?? '')?.[1];
  if (created === undefined || nonce === undefined || keyId === undefined) {
    return err(refused('Signature-Input has not the shape that a kiosk sends'));
  }
  if (signature === undefined) return err(refused('Signature has not the shape of Ed25519'));
  if (!digestPattern.test(headers['content-digest'] ?? '')) {
    return err(refused('Content-Digest is no SHA-256'));
  }
  const params = { created: Number(created), nonce, keyId };
  return signatureInput(request, params) === input
    ? ok({ ...params, signature })
    : err(refused('The signature does not cover what it must'));
}

/** Why a request is not believed. */
export function refused(detail: string): Fault {
  return fault('auth/signature-refused', detail);
}

function inputOf(request: SignedRequest, { created, nonce, keyId }: SignatureParams): string {
  const names = componentsOf(request).map((name) => `"${name}"`);
  const list = `(${names.join(' ')})`;
  return `${list};created=${created};nonce="${nonce}";keyid="${keyId}";alg="ed25519"`;
}

function componentsOf({ headers }: SignedRequest): readonly string[] {
  return [...always, ...whenThere.filter((name) => headers[name] !== undefined)];
}

function valueOf({ method, target, headers }: SignedRequest, name: string): string {
  const queryAt = target.indexOf('?');
  switch (name) {
    case '@method':
      return method.toUpperCase();
    case '@path':
      return queryAt === -1 ? target : target.slice(0, queryAt);
    case '@query':
      return queryAt === -1 ? '?' : target.slice(queryAt);
    default:
      return headers[name]?.trim() ?? '';
  }
}
