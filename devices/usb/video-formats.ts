import { numberAt, walkDescriptors } from './walk-descriptors.ts';
import { versionText } from './version-text.ts';

export interface VideoFrame {
  /** `MJPEG`, `YUY2`, `H264`. */
  readonly format: string;
  readonly width: number;
  readonly height: number;
  /** The fastest that is listed; null when the intervals make no sense. */
  readonly framesPerSecond: number | null;
}

export interface VideoFormats {
  /** `1.10`; null when the camera does not say. */
  readonly version: string | null;
  readonly frames: readonly VideoFrame[];
}

const videoClass = 0x0e;
const classInterface = 0x24;
/** UVC 1.5 tables. */
const subclass = { control: 1, streaming: 2 } as const;
const kind = {
  header: 0x01,
  uncompressed: 0x04,
  uncompressedFrame: 0x05,
  mjpeg: 0x06,
  mjpegFrame: 0x07,
  frameBased: 0x10,
  frameBasedFrame: 0x11,
  h264: 0x13,
} as const;

const mostFrames = 512;
/** Larger or faster than any camera on USB; such a figure is a lie. */
const most = { pixels: 16_384, framesPerSecond: 1000 } as const;

/** What a webcam says that it can send, from its descriptors alone. Total: any bytes. */
export function parseVideoFormats(descriptors: Uint8Array): VideoFormats {
  let version: string | null = null;
  let format = 'unknown';
  const frames: VideoFrame[] = [];
  for (const { type, bytes, under } of walkDescriptors(descriptors)) {
    if (type !== classInterface || under.classCode !== videoClass || bytes.length < 5) continue;
    const [, , subtype] = bytes;
    if (under.subclass === subclass.control && subtype === kind.header) {
      version ??= versionText(numberAt(bytes, 3, 2));
    }
    if (under.subclass !== subclass.streaming || frames.length >= mostFrames) continue;
    switch (subtype) {
      case kind.mjpeg:
        format = 'MJPEG';
        break;
      case kind.h264:
        format = 'H264';
        break;
      case kind.uncompressed:
      case kind.frameBased:
        format = fourCharacters(bytes);
        break;
      case kind.uncompressedFrame:
      case kind.mjpegFrame:
      case kind.frameBasedFrame: {
        const frame = frameOf(bytes, format, subtype === kind.frameBasedFrame);
        if (frame !== null) frames.push(frame);
        break;
      }
      default:
        // Still images, colours and the headers say nothing that is asked here.
        break;
    }
  }
  return { version, frames };
}

/** The GUID of a format begins with its four characters (UVC payload specifications). */
function fourCharacters(bytes: Uint8Array): string {
  const text = String.fromCharCode(...bytes.subarray(5, 9));
  return /^[A-Za-z0-9]{2,4} {0,2}$/u.test(text) ? text.trim() : 'unknown';
}

/** Frame descriptors of the payload specifications "Uncompressed", "MJPEG" and "Frame Based" 1.5. */
function frameOf(bytes: Uint8Array, format: string, frameBased: boolean): VideoFrame | null {
  if (bytes.length < 26) return null;
  const width = numberAt(bytes, 5, 2);
  const height = numberAt(bytes, 7, 2);
  if (width === 0 || height === 0 || width > most.pixels || height > most.pixels) return null;
  const count = bytes[frameBased ? 21 : 25] ?? 0;
  // A count of 0 means a range: the first of its three figures is the shortest interval.
  const intervals = Array.from({ length: Math.max(1, count) }, (_, index) =>
    26 + index * 4 + 4 <= bytes.length ? numberAt(bytes, 26 + index * 4, 4) : 0,
  ).filter((interval) => interval > 0);
  // Intervals are counted in 100 ns.
  const fastest = intervals.length === 0 ? null : 10_000_000 / Math.min(...intervals);
  const framesPerSecond =
    fastest === null || fastest > most.framesPerSecond ? null : Math.round(fastest);
  return { format, width, height, framesPerSecond };
}

/** The largest frame, and of equal ones the fastest. */
export function largestFrame(frames: readonly VideoFrame[]): VideoFrame | null {
  return (
    frames.toSorted(
      (one, other) =>
        other.width * other.height - one.width * one.height ||
        (other.framesPerSecond ?? 0) - (one.framesPerSecond ?? 0),
    )[0] ?? null
  );
}
