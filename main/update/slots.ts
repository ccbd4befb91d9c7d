import { chmod, copyFile, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { releaseFileSchema } from '../../shared/domain/release/documents.ts';
import { takenBackSchema } from '../../shared/domain/release/gate.ts';
import { releaseVersionSchema } from '../../shared/domain/release/release-version.ts';
import { moveDurably, readIfThere, sha512Of, sizeOf, writeDurably } from './durable-file.ts';
import { onDisk } from './file-fault.ts';

const slotSchema = z.enum(['a', 'b']);
export type Slot = z.infer<typeof slotSchema>;

/** What a slot must hold to be started. */
const slotReleaseSchema = z.strictObject({
  version: releaseVersionSchema,
  size: releaseFileSchema.shape.size,
  sha512: releaseFileSchema.shape.sha512,
});
export type SlotRelease = Readonly<z.infer<typeof slotReleaseSchema>>;

/** Which slot is to be started. Written whole or not at all, and last. */
const markerSchema = z.strictObject({
  slot: slotSchema,
  /** Starts of a version that has not yet shown that it is well; null once it has. */
  trialStarts: z.int().min(0).nullable(),
});
export type Marker = Readonly<z.infer<typeof markerSchema>>;

/** What the watchdog took back, for the kiosk to tell its desk. */
export const returnedSchema = z.strictObject({
  version: releaseVersionSchema,
  reason: takenBackSchema,
});
export type Returned = Readonly<z.infer<typeof returnedSchema>>;

/**
 * Two places for a program, `a` and `b`, of which a marker names the one to start. An update fills the other
 * one and moves the marker last, so that at every moment the marker names a program that is whole; and the
 * version before stays where it was.
 */
export class Slots {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  programOf(slot: Slot): string {
    return join(this.folder, slot, 'balie');
  }

  /** A marker that is missing or odd means the first slot, which was filled by hand. */
  async marker(): Promise<Marker> {
    return (await this.#read('marker.json', markerSchema)) ?? { slot: 'a', trialStarts: null };
  }

  async mark(marker: Marker): Promise<void> {
    await this.#write('marker.json', marker);
  }

  async release(slot: Slot): Promise<SlotRelease | null> {
    return this.#read(join(slot, 'release.json'), slotReleaseSchema);
  }

  /** Whether the slot holds exactly what its release says. Reads all of it. */
  async isWhole(slot: Slot): Promise<boolean> {
    const release = await this.release(slot);
    if (release === null) return false;
    const program = this.programOf(slot);
    return (await sizeOf(program)) === release.size && (await sha512Of(program)) === release.sha512;
  }

  /**
   * Puts a proven file into the slot that does not run, looks at it once more where it will be started from,
   * and only then names it.
   */
  fill(file: string, release: SlotRelease): Promise<Result<null, Fault>> {
    return onDisk(async () => {
      const { slot: running } = await this.marker();
      const slot = other(running);
      await mkdir(join(this.folder, slot), { recursive: true });
      const next = `${this.programOf(slot)}.next`;
      await copyFile(file, next);
      await chmod(next, 0o755);
      await syncFile(next);
      if ((await sizeOf(next)) !== release.size || (await sha512Of(next)) !== release.sha512) {
        await rm(next, { force: true });
        return err(fault('update/file-mismatch', 'The file changed before it was installed'));
      }
      // What says that the slot is whole goes first, and comes back last; until now the version before is kept.
      await rm(join(this.folder, slot, 'release.json'), { force: true });
      await moveDurably(next, this.programOf(slot));
      await this.#write(join(slot, 'release.json'), release);
      await this.mark({ slot, trialStarts: 0 });
      return ok(null);
    });
  }

  /** Back to the other slot, when that is whole; says what was left and why. */
  async goBack(reason: Returned['reason']): Promise<boolean> {
    const { slot } = await this.marker();
    const left = await this.release(slot);
    if (!(await this.isWhole(other(slot)))) return false;
    // Told before it is done: a cut between the two tells it twice, never not at all.
    if (left !== null) await this.#write('returned.json', { version: left.version, reason });
    await this.mark({ slot: other(slot), trialStarts: null });
    return true;
  }

  returned(): Promise<Returned | null> {
    return this.#read('returned.json', returnedSchema);
  }

  /** The desk has heard of it. */
  async forgetReturned(): Promise<void> {
    await rm(join(this.folder, 'returned.json'), { force: true });
  }

  async #read<S extends z.ZodType>(name: string, schema: S): Promise<z.output<S> | null> {
    const text = await readIfThere(join(this.folder, name));
    if (text === null) return null;
    try {
      return schema.safeParse(JSON.parse(text)).data ?? null;
    } catch {
      // Not JSON: the same as not there.
      return null;
    }
  }

  async #write(name: string, value: unknown): Promise<void> {
    await writeDurably(join(this.folder, name), JSON.stringify(value));
  }
}

export function other(slot: Slot): Slot {
  return slot === 'a' ? 'b' : 'a';
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
