import { createHash } from 'node:crypto';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import { InstructionPhotoStore } from '../store/instruction-photo-store.ts';
import type { KioskDatabase } from '../store/tables.ts';

const largestPhotoBytes = 2 * 1024 * 1024;
const jpegStart = [0xff, 0xd8, 0xff] as const;
/** A visitor reads the words meanwhile; a large photo over a slow line takes its time. */
const timeoutMs = 15_000;

/**
 * Photos of steps: from the kiosk's own disk when they were shown here before, else from the desk. What
 * the desk sends is kept only when it is the JPEG that the instruction names.
 */
export class InstructionPhotos {
  private readonly desk: Pick<DeskClient, 'call'>;
  private readonly store: InstructionPhotoStore;

  constructor(desk: Pick<DeskClient, 'call'>, database: KioskDatabase) {
    this.desk = desk;
    this.store = new InstructionPhotoStore(database);
  }

  /** One photo that an instruction on offer shows, as base64. */
  async find(hash: string): Promise<Result<{ readonly jpegBase64: string }, Fault>> {
    const kept = await this.store.find(hash);
    if (kept.ok && kept.value !== null) {
      return ok({ jpegBase64: Buffer.from(kept.value).toString('base64') });
    }
    const told = await this.desk.call(
      'kiosk.instruction-photo',
      { params: { hash }, query: undefined, body: undefined },
      { timeoutMs, isLarge: true },
    );
    if (!told.ok) return told;
    const jpeg = Buffer.from(told.value.jpegBase64, 'base64');
    if (!isThisPhoto(jpeg, hash)) {
      return err(fault('desk/refused', 'The desk sent another photo than the one of this step'));
    }
    // Shown all the same when the disk has no room for it.
    await this.store.keep(hash, jpeg);
    return ok({ jpegBase64: jpeg.toString('base64') });
  }
}

function isThisPhoto(jpeg: Uint8Array, hash: string): boolean {
  return (
    jpeg.length <= largestPhotoBytes &&
    jpegStart.every((byte, index) => jpeg[index] === byte) &&
    createHash('sha256').update(jpeg).digest('hex') === hash
  );
}
