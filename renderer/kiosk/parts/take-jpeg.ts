/** The longest side of a photo, in pixels: enough to read an error message on it. */
export const longestSidePx = 1600;

const quality = 0.8;

/** The size that fits the longest side, never larger than the picture itself. */
export function fittingSize(
  width: number,
  height: number,
): { readonly width: number; readonly height: number } {
  const factor = Math.min(1, longestSidePx / Math.max(width, height, 1));
  return { width: Math.round(width * factor), height: Math.round(height * factor) };
}

/** What the camera sees now, as base64 of a JPEG; null before the first picture. */
export function takeJpeg(video: HTMLVideoElement): string | null {
  const { width, height } = fittingSize(video.videoWidth, video.videoHeight);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const drawing = canvas.getContext('2d');
  if (drawing === null || width === 0) return null;
  drawing.drawImage(video, 0, 0, width, height);
  return canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? null;
}
