/** Points of 1/72 inch; as large as a photo on A5 may be beside its step. */
const widest = 200;
const highest = 150;

/** `openImage` is in pdfkit 0.20.2 and not in its types. */
type WithImages = PDFKit.PDFDocument & {
  openImage(content: Buffer): { readonly width: number; readonly height: number };
};

/** A photo as it goes on the sheet, in points. */
export interface DrawnPhoto {
  readonly content: Buffer;
  readonly width: number;
  readonly height: number;
}

/** The size of a photo on the sheet; null when it is not there, or the bytes are no picture that pdfkit can draw. */
export function drawnPhoto(
  document: PDFKit.PDFDocument,
  bytes: Uint8Array | undefined,
): DrawnPhoto | null {
  if (bytes === undefined) return null;
  const content = Buffer.from(bytes);
  try {
    const { width, height } = (document as WithImages).openImage(content);
    if (width < 1 || height < 1) return null;
    const scale = Math.min(widest / width, highest / height, 1);
    return { content, width: width * scale, height: height * scale };
  } catch {
    // A damaged JPEG: pdfkit 0.20.2 throws plain Errors of many kinds. The words of the photo stand instead.
    return null;
  }
}
