import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { uuidSchema } from '../../shared/base/identifier.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { newToken, tokenHash } from '../auth/token.ts';
import type { DeskContext } from '../desk-context.ts';
import { kioskPrefixes } from '../queue/visit-code.ts';
import { latestKeys } from '../store/kiosk-key-store.ts';
import { findKioskByToken, provisionKiosk } from '../store/kiosk-store.ts';
import type { Db } from '../store/tables.ts';

/** What a kiosk on this machine needs to reach its desk, and to join it. Only its owner may read the file. */
const joinFileSchema = z.strictObject({
  deskUrl: z.url(),
  kioskId: uuidSchema.optional(),
  /** Swapped for a key at the kiosk's first start; absent afterwards. */
  token: z.string().min(1).optional(),
});
type JoinFile = z.infer<typeof joinFileSchema>;

/**
 * Makes sure that the kiosk of this file can reach this desk: gives it a ticket when there is no file or
 * its ticket is not known here, and corrects the address when the desk moved to another port. A kiosk
 * that has a key gets no ticket any more, and one that was revoked comes back by a code only.
 */
export async function joinKiosk(
  context: Pick<DeskContext, 'database' | 'clock' | 'newId'>,
  file: string,
  kioskName: string,
  deskUrl: string,
): Promise<Result<null, Fault>> {
  const known = await readJoinFile(file);
  if (known !== null) {
    const kept = await stillGood(context.database.read, known);
    if (kept !== null) {
      await writeJoinFile(file, { ...kept, deskUrl });
      return ok(null);
    }
  }
  const token = newToken();
  const kiosk = await context.database.write((db) =>
    provisionKiosk(
      db,
      {
        kioskId: context.newId(),
        name: kioskName,
        tokenHash: tokenHash(token),
        at: timestamp(context.clock),
      },
      kioskPrefixes(),
    ),
  );
  if (kiosk === null) return err(fault('store/failed', 'All code prefixes of kiosks are in use'));
  await writeJoinFile(file, { deskUrl, kioskId: kiosk.kioskId, token });
  return ok(null);
}

/** What of a file may stay; null when its kiosk has to be given a ticket. */
async function stillGood(db: Db, known: JoinFile): Promise<JoinFile | null> {
  const { deskUrl, kioskId, token } = known;
  // Somebody wrote down where the desk is and nothing else: an admin types the code.
  if (kioskId === undefined) return { deskUrl };
  const key = (await latestKeys(db, [kioskId])).get(kioskId);
  if (key !== undefined) return key.state === 'active' ? { deskUrl, kioskId } : { deskUrl };
  if (token === undefined) return null;
  return (await findKioskByToken(db, tokenHash(token))) === null ? null : known;
}

/** Null when there is none, or none that can be used: then a new one is made. */
async function readJoinFile(file: string): Promise<JoinFile | null> {
  try {
    return joinFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

async function writeJoinFile(file: string, content: JoinFile): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.part`;
  await writeFile(unfinished, `${JSON.stringify(content, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  await rename(unfinished, file);
}
