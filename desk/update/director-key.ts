import { createPrivateKey, randomUUID } from 'node:crypto';
import { chmod, link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type SigningKey, makeKey, signingKey } from '../../shared/release/sign.ts';
import { syncPath, whenThere } from '../files/files.ts';

const fileName = 'update-director.key';

/**
 * The key by which this desk directs its kiosks, made at its first use and kept in the data folder for the
 * desk's own user only. It lies open, since the desk signs at every hour: that is why it may only choose
 * among what the offline key listed.
 */
export async function directorKey(dataFolder: string): Promise<SigningKey> {
  const file = join(dataFolder, fileName);
  const kept = await whenThere(readFile(file, 'utf8'));
  // An empty one is left by a desk that died, or found the disk full, when keys were written under their own name.
  if (kept === '') await rm(file, { force: true });
  if (kept === null || kept === '') await makeFile(dataFolder, file);
  // Somebody may have copied it here with the rights of his own.
  await chmod(file, 0o600);
  return signingKey(createPrivateKey(await readFile(file, 'utf8')));
}

/** Whole or not at all; leaves the one that is there already. */
async function makeFile(dataFolder: string, file: string): Promise<void> {
  const part = `${file}.${randomUUID()}.part`;
  try {
    const handle = await open(part, 'wx', 0o600);
    try {
      await handle.writeFile(makeKey().privateKey.export({ type: 'pkcs8', format: 'pem' }));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(part, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(part, { force: true });
  }
  await syncPath(dataFolder);
}
