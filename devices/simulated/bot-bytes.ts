import type { CommandWrapper } from '../scsi/bulk-only.ts';

/** What a device reads of a command wrapper (BOT 1.0 section 5.1), or null when it is none. */
export function parseCommandWrapper(bytes: Uint8Array): CommandWrapper | null {
  if (bytes.length !== 31) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== 0x4342_5355) return null;
  const length = view.getUint8(14) & 0x1f;
  // Sixteen bytes always, so that a command may be read past its own length.
  return {
    tag: view.getUint32(4, true),
    dataLength: view.getUint32(8, true),
    lun: view.getUint8(13) & 0x0f,
    cdb: Uint8Array.from({ length: 16 }, (_unused, at) =>
      at < length ? view.getUint8(15 + at) : 0,
    ),
  };
}

/** A status wrapper (section 5.2). */
export function encodeStatusWrapper(fields: {
  readonly tag: number;
  readonly residue: number;
  readonly status: number;
}): Uint8Array {
  const view = new DataView(new ArrayBuffer(13));
  view.setUint32(0, 0x5342_5355, true);
  view.setUint32(4, fields.tag, true);
  view.setUint32(8, fields.residue, true);
  view.setUint8(12, fields.status);
  return new Uint8Array(view.buffer);
}
