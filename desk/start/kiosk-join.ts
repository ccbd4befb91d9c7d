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
import { findKioskByToken, provisionKiosk } from '../store/kiosk-store.ts';

/** What a kiosk on this machine needs to reach its desk. Only its owner may read the file. */
const joinFileSchema = z.strictObject({
  deskUrl: z.url(),
  kioskId: uuidSchema,
  token: z.string().min(1),
});
type JoinFile = z.infer<typeof joinFileSchema>;

/**
 * Makes sure that the kiosk of this file can reach this desk: provisions it when there is no file or
 * its token is not known here, and corrects the address when the desk moved to another port.
 */
export async function joinKiosk(
  context: Pick<DeskContext, 'database' | 'clock' | 'newId'>,
  file: string,
  kioskName: string,
  deskUrl: string,
): Promise<Result<null, Fault>> {
  const known = await readJoinFile(file);
  if (known !== null) {
    const kiosk = await findKioskByToken(context.database.read, tokenHash(known.token));
    if (kiosk !== null) {
      if (known.deskUrl !== deskUrl) await writeJoinFile(file, { ...known, deskUrl });
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
