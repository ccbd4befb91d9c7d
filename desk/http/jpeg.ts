/** Bytes of a photo at most. */
export const largestPhoto = 2 * 1024 * 1024;

/** Start of image, then a marker (ITU-T T.81, annex B). */
const jpegStart = [0xff, 0xd8, 0xff] as const;

/** Whether a body is a JPEG, by its first bytes. */
export function isJpeg(body: unknown): body is Buffer {
  return Buffer.isBuffer(body) && jpegStart.every((byte, at) => body[at] === byte);
}
