/**
 * Whether a binary property list may be handed to a reader that follows every reference: one object
 * may stand in many places, so a few hundred bytes can unfold to more than fits in memory, or to a
 * circle. Layout: CFBinaryPList.c of CoreFoundation, "bplist00": objects, offset table, trailer of 32
 * bytes. Total: any bytes give an answer.
 */
export function isBoundedBinaryPlist(bytes: Uint8Array): boolean {
  if (bytes.length < trailerLength + magic.length) return false;
  if (!magic.every((byte, at) => bytes[at] === byte)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const trailer = bytes.length - trailerLength;
  const offsetSize = view.getUint8(trailer + 6);
  const refSize = view.getUint8(trailer + 7);
  const count = uint(view, trailer + 8, 8);
  const top = uint(view, trailer + 16, 8);
  const table = uint(view, trailer + 24, 8);
  if (!sizes.has(offsetSize) || !sizes.has(refSize)) return false;
  if (count === null || top === null || table === null || count > mostObjects) return false;
  if (table + count * offsetSize > trailer) return false;

  const offsetOf = (index: number) =>
    index < count ? uint(view, table + index * offsetSize, offsetSize) : null;
  const pending: { readonly index: number; readonly depth: number }[] = [{ index: top, depth: 0 }];
  let visited = 0;
  let unfoldedBytes = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    visited += 1;
    const offset = offsetOf(next.index);
    if (offset === null || visited > mostObjects || next.depth > deepest) return false;
    const held = heldAt(view, offset, refSize);
    if (held === null) return false;
    unfoldedBytes += held.bytes;
    if (unfoldedBytes > mostBytes || held.references.length > mostObjects) return false;
    for (const index of held.references) pending.push({ index, depth: next.depth + 1 });
    if (pending.length > mostObjects) return false;
  }
  return true;
}

/** "bplist00" */
const magic = [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74, 0x30, 0x30];
const trailerLength = 32;
const sizes = new Set([1, 2, 4, 8]);
const mostObjects = 20_000;
const mostBytes = 1_000_000;
const deepest = 32;

/** Marker bytes, upper half: data, text, UTF-16, array, dictionary. */
const kinds = { data: 0x4, ascii: 0x5, utf16: 0x6, array: 0xa, dictionary: 0xd } as const;

/** The references of the object at an offset and how many bytes it unfolds to; null when it lies. */
function heldAt(
  view: DataView,
  offset: number,
  refSize: number,
): { readonly references: readonly number[]; readonly bytes: number } | null {
  const marker = uint(view, offset, 1);
  if (marker === null) return null;
  const kind = marker >> 4;
  if (!Object.values<number>(kinds).includes(kind)) return { references: [], bytes: 16 };
  const length = lengthAt(view, offset, marker);
  if (length === null) return null;
  const { size, from } = length;
  if (kind === kinds.data || kind === kinds.ascii || kind === kinds.utf16) {
    const bytes = kind === kinds.utf16 ? size * 2 : size;
    return from + bytes <= view.byteLength ? { references: [], bytes } : null;
  }
  const entries = kind === kinds.dictionary ? size * 2 : size;
  if (entries > mostObjects || from + entries * refSize > view.byteLength) return null;
  const references = Array.from({ length: entries }, (_unused, at) =>
    uint(view, from + at * refSize, refSize),
  );
  return references.every((one) => one !== null) ? { references, bytes: 0 } : null;
}

/** The lower half of the marker, or, when that is 0xf, the integer object that follows. */
function lengthAt(view: DataView, offset: number, marker: number) {
  const short = marker & 0x0f;
  if (short !== 0x0f) return { size: short, from: offset + 1 };
  const second = uint(view, offset + 1, 1);
  if (second === null || second >> 4 !== 0x1) return null;
  const width = 1 << (second & 0x0f);
  const size = sizes.has(width) ? uint(view, offset + 2, width) : null;
  return size === null ? null : { size, from: offset + 2 + width };
}

function uint(view: DataView, offset: number, width: number): number | null {
  if (!Number.isSafeInteger(offset) || offset < 0 || offset + width > view.byteLength) return null;
  let value = 0;
  for (let at = 0; at < width; at += 1) value = value * 0x100 + view.getUint8(offset + at);
  return Number.isSafeInteger(value) ? value : null;
}
