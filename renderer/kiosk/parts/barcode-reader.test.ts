import { BarcodeFormat, DataMatrixWriter, QRCodeWriter } from '@zxing/library';
import { describe, expect, it } from 'vitest';
import { createBarcodeReader } from './barcode-reader.ts';
import { luminanceOf, type Luminance } from './luminance.ts';

function picture(
  width: number,
  height: number,
  isDark: (x: number, y: number) => boolean,
): Luminance {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if (isDark(x, y)) pixels.fill(10, at, at + 3);
    }
  }
  return { shades: luminanceOf(pixels), width, height };
}

/** Widths of bar and space by turns, drawn as a barcode of three pixels a module. */
function barcode(widths: string): Luminance {
  const modules = Array.from(widths).flatMap((width, place) =>
    Array.from({ length: Number(width) }, () => place % 2 === 0),
  );
  const quiet = 20;
  return picture((modules.length + 2 * quiet) * 3, 120, (x) => {
    const at = Math.floor(x / 3) - quiet;
    return modules[at] ?? false;
  });
}

describe('the barcode reader', () => {
  it('reads a QR code with the failure ID of a test', () => {
    const text = 'https://example.org/?id=LAB0AA-BB1CC2-DD3EE4-FF5GG6';
    const matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 240, 240, new Map());

    expect(createBarcodeReader()(picture(240, 240, (x, y) => matrix.get(x, y)))).toBe(text);
  });

  it('reads a Data Matrix of a label', () => {
    const matrix = new DataMatrixWriter().encode('LAB0001', BarcodeFormat.DATA_MATRIX, 0, 0);
    const scale = 8;
    const edge = 4 * scale;
    const seen = picture(
      matrix.getWidth() * scale + 2 * edge,
      matrix.getHeight() * scale + 2 * edge,
      (x, y) => {
        const column = Math.floor((x - edge) / scale);
        const row = Math.floor((y - edge) / scale);
        const inside =
          column >= 0 && row >= 0 && column < matrix.getWidth() && row < matrix.getHeight();
        return inside && matrix.get(column, row);
      },
    );

    expect(createBarcodeReader()(seen)).toBe('LAB0001');
  });

  it('reads a Code 128 of a label', () => {
    // ISO/IEC 15417 table 1: start B, L, A, B, check character (104 + 44 + 2·33 + 3·34) mod 103 = 7, stop.
    const widths = ['211214', '132131', '111323', '131123', '122312', '2331112'].join('');

    expect(createBarcodeReader()(barcode(widths))).toBe('LAB');
  });

  it('sees nothing where nothing is, and does not fail', () => {
    const read = createBarcodeReader();

    expect(read(picture(320, 200, () => false))).toBeNull();
    expect(read(picture(320, 200, (x, y) => (x * 7919 + y * 104_729) % 13 < 6))).toBeNull();
    expect(read(picture(1, 1, () => true))).toBeNull();
  });
});
