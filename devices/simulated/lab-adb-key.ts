import type { AdbKey } from '../adb/key.ts';

/** A key without cryptography, for simulated phones and transcripts: always the same, good for nothing. */
export async function labAdbKey(): Promise<AdbKey> {
  return {
    sign: (token) =>
      Uint8Array.from({ length: 256 }, (_unused, at) => token[at % token.length] ?? 0),
    publicKey: Uint8Array.from('TEFC lab\0', (letter) => letter.charCodeAt(0)),
  };
}
