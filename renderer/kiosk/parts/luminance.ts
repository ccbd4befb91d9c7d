/** A picture in shades of grey, row by row, 0 black to 255 white. */
export interface Luminance {
  readonly shades: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Widest picture that is searched: the bars of a label still have two pixels each. */
const widestPx = 1200;

/** Shades of a picture of red, green, blue and alpha (weights of ITU-R BT.601, in 1024ths). */
export function luminanceOf(pixels: Uint8ClampedArray): Uint8ClampedArray {
  const shades = new Uint8ClampedArray(pixels.length >> 2);
  for (let at = 0; at < shades.length; at += 1) {
    const red = pixels[at * 4] ?? 0;
    const green = pixels[at * 4 + 1] ?? 0;
    const blue = pixels[at * 4 + 2] ?? 0;
    shades[at] = (306 * red + 601 * green + 117 * blue) >> 10;
  }
  return shades;
}

/** What the camera sees now, or null before the first picture. It is looked at and not kept. */
export function luminanceFrom(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
): Luminance | null {
  const factor = Math.min(1, widestPx / Math.max(video.videoWidth, 1));
  const width = Math.round(video.videoWidth * factor);
  const height = Math.round(video.videoHeight * factor);
  if (width === 0 || height === 0) return null;
  canvas.width = width;
  canvas.height = height;
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  if (drawing === null) return null;
  drawing.drawImage(video, 0, 0, width, height);
  return { shades: luminanceOf(drawing.getImageData(0, 0, width, height).data), width, height };
}
