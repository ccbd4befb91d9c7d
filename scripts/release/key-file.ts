import { createPrivateKey } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { type SigningKey, makeKey, signingKey } from '../../shared/release/sign.ts';

/**
 * Writes a new private key, encrypted, for its owner's eyes only, and never over another one; beside it as
 * `<file>.pub` the public half.
 */
export async function writeNewKey(file: string, passphrase: string): Promise<SigningKey> {
  const key = makeKey();
  const pem = key.privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase,
  });
  await writeFile(file, pem, { flag: 'wx', mode: 0o600 });
  await writeFile(`${file}.pub`, `${key.publicKey}\n`, { flag: 'wx', mode: 0o644 });
  return key;
}

/** Throws when the file is no such key or the passphrase is another. */
export async function readKey(file: string, passphrase: string): Promise<SigningKey> {
  return signingKey(createPrivateKey({ key: await readFile(file, 'utf8'), passphrase }));
}
