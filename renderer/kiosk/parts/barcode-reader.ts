import {
  BinaryBitmap,
  Code128Reader,
  Code39Reader,
  DataMatrixReader,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
  type Reader,
} from '@zxing/library';
import type { Luminance } from './luminance.ts';

/** Also rows far from the middle: a label is rarely held straight. */
const hints = new Map<DecodeHintType, unknown>([[DecodeHintType.TRY_HARDER, true]]);

/**
 * Looks for a barcode or QR code in a picture. Only this file knows the library; it is loaded when the
 * camera is opened, so that the first drawing of the kiosk does not wait for it.
 *
 * The readers are asked one by one: `MultiFormatReader` of @zxing/library 0.23.0 takes "nothing found"
 * for a bug of its readers and writes a warning with a stack for each of them, four times a second.
 */
export function createBarcodeReader(): (picture: Luminance) => string | null {
  // The codes that stand on devices and on their error screens.
  const readers: readonly Reader[] = [
    new QRCodeReader(),
    new Code128Reader(),
    new Code39Reader(),
    new DataMatrixReader(),
  ];
  return ({ shades, width, height }) => {
    const source = new RGBLuminanceSource(shades, width, height);
    const bitmap = new BinaryBitmap(new HybridBinarizer(source));
    for (const reader of readers) {
      const text = textOf(reader, bitmap);
      if (text !== null) return text;
    }
    return null;
  };
}

function textOf(reader: Reader, bitmap: BinaryBitmap): string | null {
  try {
    return reader.decode(bitmap, hints).getText();
  } catch {
    // A reader throws for every picture without its code, and for half of one; the next comes soon.
    return null;
  }
}
