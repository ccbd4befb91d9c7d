import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Slot, Slots } from '../../main/update/slots.ts';

/** Fills a slot by hand, as the installation of a kiosk does. */
export async function writeSlot(
  slots: Slots,
  slot: Slot,
  version: string,
  content: Uint8Array,
): Promise<void> {
  await mkdir(join(slots.folder, slot), { recursive: true });
  await writeFile(slots.programOf(slot), content, { mode: 0o755 });
  const sha512 = createHash('sha512').update(content).digest('hex');
  const release = { version, size: content.length, sha512 };
  await writeFile(join(slots.folder, slot, 'release.json'), JSON.stringify(release));
}
