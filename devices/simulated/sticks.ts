import { sparseMedium, type BlockMedium } from './block-medium.ts';
import { fat32Image } from './drive-images.ts';
import { ScsiResponder, type SimulatedDrive } from './scsi-responder.ts';
import type { Responder } from './simulated-device.ts';

/** 31 GB, as a stick of "32 GB" has; in blocks of 512 bytes. */
export const stickBlocks = 60_555_264;

export function stickDrive(medium: BlockMedium | null): SimulatedDrive {
  return {
    maker: 'SanDisk',
    model: 'Ultra',
    firmware: '1.00',
    removable: true,
    units: [{ medium }],
  };
}

/** A stick with an empty FAT32 that was closed properly. */
export function healthyStick(bos: Uint8Array | null): () => Responder {
  const medium = sparseMedium({ blocks: stickBlocks, contents: fat32Image(stickBlocks) });
  const drive = stickDrive(medium);
  return () => new ScsiResponder(bos === null ? drive : { ...drive, bos });
}
