import { z } from 'zod';

/** The raw 32 bytes of an Ed25519 public key as base64url (the `x` of RFC 8037). */
export const publicKeySchema = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/u);

/** SHA-256 thumbprint of a key as base64url (RFC 7638): the `keyid` of its signatures. */
export const keyIdSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);

/**
 * What a key still opens. `retired` delivers what the kiosk holds and nothing else; `stolen` and `gone`
 * open nothing, and `gone` has delivered everything.
 */
export const keyStateSchema = z.enum(['active', 'retired', 'stolen', 'gone']);
export type KeyState = z.infer<typeof keyStateSchema>;

/** The text whose SHA-256 is the thumbprint of a key: its members in order, without spaces. */
export function thumbprintText(publicKey: string): string {
  return JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x: publicKey });
}
