import { createPrivateKey } from 'node:crypto';
import { chmod, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SigningKey, makeKey, signingKey } from '../../shared/release/sign.ts';

const fileName = 'update-director.key';

/**
 * The key by which this desk directs its kiosks, made at its first use and kept in the data folder for the
 * desk's own user only. It lies open, since the desk signs at every hour: that is why it may only choose
 * among what the offline key listed.
 */
export async function directorKey(dataFolder: string): Promise<SigningKey> {
  const file = join(dataFolder, fileName);
  const made = await makeFile(file);
  if (made !== null) return made;
  // Somebody may have copied it here with the rights of his own.
  await chmod(file, 0o600);
  return signingKey(createPrivateKey(await readFile(file, 'utf8')));
}

/** Null when there is one already. */
async function makeFile(file: string): Promise<SigningKey | null> {
  let handle;
  try {
    handle = await open(file, 'wx', 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
    throw error;
  }
  try {
    const key = makeKey();
    await handle.writeFile(key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await handle.sync();
    return key;
  } finally {
    await handle.close();
  }
}
