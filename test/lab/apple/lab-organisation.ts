import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SupervisionFiles } from '../../../main/config/reader-arguments.ts';
import { newPairRecord } from '../../../main/reader/apple/pair-record.ts';

/** A certificate of RSA and its key, PEM. */
export async function labIdentity(): Promise<{
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}> {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const made = await newPairRecord(pem, 'LAB0', Date.now());
  if (!made.ok) throw new Error(made.fault.detail);
  return made.value.keys;
}

/** The two files of an organisation's identity, as an admin puts them down; gone with `await using`. */
export async function labIdentityFiles(
  certificate: string | Uint8Array,
  key: string | Uint8Array,
  mode = 0o600,
): Promise<SupervisionFiles & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'balie-supervision-'));
  const files = { certificate: join(folder, 'certificate'), key: join(folder, 'key') };
  await writeFile(files.certificate, certificate);
  await writeFile(files.key, key);
  await chmod(files.key, mode);
  return {
    ...files,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
