import { toString } from 'qrcode';

/** A QR code as an SVG document of our own making: only paths, no script, no style. */
export function qrSvg(url: string): Promise<string> {
  return toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
}
