import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { fault, type Fault } from '../../../shared/base/fault.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { SupervisionFiles } from '../../config/reader-arguments.ts';
import { signedChallenge } from './signed-challenge.ts';

/** With what the organisation supervises its devices. The key itself stays in here. */
export interface SupervisionIdentity {
  readonly certificateDer: Uint8Array;
  sign(challenge: Uint8Array, nowMs: number): Promise<Uint8Array>;
}

/** Why the files cannot be used; `detail` names the file and nothing that is in it. */
export type SupervisionFault = Fault & { readonly code: `supervision/${string}` };

/** A certificate or key has two to four kilobytes. */
const longestFile = 64 * 1024;
/** Read, write and run for the group and for everybody. */
const othersBits = 0o077;

/**
 * Reads certificate and key (PEM or DER, the key without a passphrase). Faults `supervision/missing`,
 * `supervision/exposed` (others than this process's user may read the key), `supervision/unreadable`
 * and `supervision/mismatched`.
 */
export async function loadSupervisionIdentity(
  files: SupervisionFiles,
): Promise<Result<SupervisionIdentity, SupervisionFault>> {
  const certificateBytes = await fileBytes(files.certificate, 'public');
  if (!certificateBytes.ok) return certificateBytes;
  const keyBytes = await fileBytes(files.key, 'secret');
  if (!keyBytes.ok) return keyBytes;
  const certificate = attempt(() => new X509Certificate(certificateBytes.value));
  if (certificate === null) return unreadable(files.certificate, 'holds no X.509 certificate');
  const privateKey = privateKeyFrom(keyBytes.value);
  if (privateKey === null) return unreadable(files.key, 'holds no private key without passphrase');
  // Apple Configurator makes RSA identities; nobody told how a device takes others.
  if (privateKey.asymmetricKeyType !== 'rsa') return unreadable(files.key, 'holds no RSA key');
  if (!certificate.checkPrivateKey(privateKey)) {
    const what = `${files.key} is not the key of ${files.certificate}`;
    return err(fault('supervision/mismatched', what));
  }
  const certificateDer = Uint8Array.from(certificate.raw);
  return ok({
    certificateDer,
    sign: (challenge, nowMs) => signedChallenge(challenge, { certificateDer, privateKey }, nowMs),
  });
}

/** Looks and reads through one handle, so that nobody swaps the file in between. */
async function fileBytes(
  path: string,
  kind: 'public' | 'secret',
): Promise<Result<Buffer, SupervisionFault>> {
  try {
    const file = await open(path, constants.O_RDONLY);
    try {
      return await bytesOf(file, path, kind);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return err(fault('supervision/missing', `${path} cannot be read: ${code}`));
  }
}

async function bytesOf(
  file: FileHandle,
  path: string,
  kind: 'public' | 'secret',
): Promise<Result<Buffer, SupervisionFault>> {
  const { mode, size, uid } = await file.stat();
  // Windows has no such bits; its access lists are the installer's work.
  const owner = process.getuid?.() ?? null;
  if (kind === 'secret' && owner !== null && ((mode & othersBits) !== 0 || uid !== owner)) {
    const bits = (mode & 0o777).toString(8);
    const what = `${path} has mode ${bits} and owner ${uid}: chmod 600, owner ${owner}`;
    return err(fault('supervision/exposed', what));
  }
  if (size > longestFile) return unreadable(path, `has ${size} bytes`);
  return ok(await file.readFile());
}

/** PEM says itself what it is; DER is tried as PKCS#8 and as PKCS#1. */
function privateKeyFrom(bytes: Buffer): KeyObject | null {
  return (
    attempt(() => createPrivateKey(bytes)) ??
    attempt(() => createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })) ??
    attempt(() => createPrivateKey({ key: bytes, format: 'der', type: 'pkcs1' }))
  );
}

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    // OpenSSL throws on whatever it does not understand, and its words are no help to an admin.
    return null;
  }
}

function unreadable(path: string, why: string): Result<never, SupervisionFault> {
  return err(fault('supervision/unreadable', `${path} ${why}`));
}
