/** The bytes that a request asks for, both ends included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * One range of bytes from its header (RFC 9110, 14.1.2): `bytes=500-`, `bytes=0-499`. All of it when there is no
 * such header or one that we do not read, as the standard has it; null when nothing of the file is in it.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null {
  const all = { from: 0, to: size - 1 };
  const found = /^bytes=(?<from>\d{1,15})-(?<to>\d{1,15})?$/u.exec(header ?? '')?.groups;
  if (found === undefined) return all;
  const from = Number(found['from']);
  const to = Math.min(Number(found['to'] ?? all.to), all.to);
  if (found['to'] !== undefined && Number(found['to']) < from) return all;
  return from >= size ? null : { from, to };
}
