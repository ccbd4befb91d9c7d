import type { Look } from '../look.ts';
import { measured, reported, type ProbeFact } from '../probe.ts';
import { everyInterface, usbClass } from '../usb/device-kind.ts';
import { largestFrame, parseVideoFormats, type VideoFrame } from '../usb/video-formats.ts';

/** Which pictures a webcam can send, USB Video Class 1.5 section 3.9. */
export const uvcFormats: Look = {
  id: 'uvc-formats',
  layer: 'L0',
  matches: ({ descriptors, descriptorBytes }) =>
    descriptorBytes !== null &&
    everyInterface(descriptors).some((one) => one.classCode === usbClass.video),
  facts({ descriptorBytes }) {
    if (descriptorBytes === null) return [];
    const { version, frames } = parseVideoFormats(descriptorBytes);
    const facts: ProbeFact[] = [measured('webcam.formats-listed', frames.length, 'count')];
    if (version !== null) facts.push(reported('webcam.class-version', version));
    const largest = largestFrame(frames);
    if (largest === null) return facts;
    const formats = [...new Set(frames.map((one) => one.format))].slice(0, 16);
    facts.push(
      reported(
        'webcam.formats',
        formats.map((format) => frameText(format, frames)),
      ),
      reported('webcam.width', largest.width, 'count'),
      reported('webcam.height', largest.height, 'count'),
    );
    if (largest.framesPerSecond !== null) {
      facts.push(reported('webcam.frame-rate', largest.framesPerSecond, 'hertz'));
    }
    return facts;
  },
};

/** `MJPEG to 1920×1080 at 30`. */
function frameText(format: string, frames: readonly VideoFrame[]): string {
  const largest = largestFrame(frames.filter((one) => one.format === format));
  if (largest === null) return format;
  const rate = largest.framesPerSecond === null ? '' : ` at ${largest.framesPerSecond}`;
  return `${format} to ${largest.width}×${largest.height}${rate}`;
}
