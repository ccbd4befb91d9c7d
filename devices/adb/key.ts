/**
 * The key by which a phone knows this kiosk, for one reading. Made by the reader process, since code
 * of this folder has no cryptography, and forgotten after the reading: the phone keeps nothing that
 * opens it again.
 */
export interface AdbKey {
  /** RSASSA-PKCS1-v1_5 with SHA-1 over a token that already is the hash (adb protocol, AUTH type 2). */
  sign(token: Uint8Array): Uint8Array;
  /** The public half as adbd keeps it: base64 of its own structure, a space, a name and a NUL. */
  readonly publicKey: Uint8Array;
}

export type NewAdbKey = () => Promise<AdbKey>;
